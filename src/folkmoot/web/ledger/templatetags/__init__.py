"""Filters of this area's templates."""
