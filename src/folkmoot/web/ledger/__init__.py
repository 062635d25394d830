"""The ledger on the site."""
