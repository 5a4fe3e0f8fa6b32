"""Places, units, people, posts; who may do what and who sees which rows."""
