"""The federation: bodies in a tree, people's mandates in time, and what they may do."""
