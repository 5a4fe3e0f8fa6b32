"""An invented city with known truth: its rosters, and the findings a run must give."""
