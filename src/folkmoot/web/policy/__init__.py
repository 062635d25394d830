"""The policy on the site."""
