"""Keeping what is held: the register of it, backups, and the proof that they can be relied on."""
