"""The publication on the site."""
