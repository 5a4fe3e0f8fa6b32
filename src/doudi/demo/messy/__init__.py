"""The same city as clerks would hand it in: never tidy, never another truth."""
