"""The demo city in the site: its places, units and people, its rosters checked, and cases at every stage."""
