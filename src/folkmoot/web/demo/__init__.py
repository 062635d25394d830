"""The demo on the site."""
