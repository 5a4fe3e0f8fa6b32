"""What a run hands to people: workbooks to work in, a report to read, a manifest to repeat the run by."""
