"""Runs the catalogue over a store of rosters, on DuckDB or on Spark."""
