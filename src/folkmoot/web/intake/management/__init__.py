"""Commands of the intake face."""
