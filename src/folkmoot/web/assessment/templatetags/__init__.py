"""Template filters of this area."""
