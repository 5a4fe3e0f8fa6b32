"""Dashboards: typed series, drawn by ui."""
