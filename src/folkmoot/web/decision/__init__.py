"""The decision on the site."""
