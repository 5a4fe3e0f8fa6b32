"""report.html: one page a head of bureau reads in two minutes. Counts and sums only: no names, no id numbers."""
