"""The record: links between all things, and the ledger of what happened."""
