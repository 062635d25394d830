"""Gathering what a report and its data say from all areas, one file for each."""
