"""Publication: what leaves the house, as a report for readers and as open data."""
