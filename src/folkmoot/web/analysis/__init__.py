"""The analysis on the site."""
