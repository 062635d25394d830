"""The federation on the site."""
