"""The assessment on the site."""
