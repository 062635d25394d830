"""Template filters of publication."""
