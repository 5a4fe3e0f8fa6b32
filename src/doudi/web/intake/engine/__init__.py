"""The engine in a process of its own: what it is asked, what it answers, and how it is watched.

`child` runs there and knows no Django; `asking` runs in the site and knows no rosters.
"""
