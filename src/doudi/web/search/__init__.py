"""One box over cases, people, files and units."""
