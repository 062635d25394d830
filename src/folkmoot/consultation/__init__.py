"""Consultation: what is sent out, each section's round, and what comes back."""
