"""The consultation on the site."""
