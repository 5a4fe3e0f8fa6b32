"""Tests that go through every page, in one world: pytest keeps that world as long as it is in this package."""
