"""The rosters that bureaus keep: one module for each; rename, cast, normalise, nothing else."""
