"""Plain builders for the pages that see all areas together."""

from folkmoot.foundation.references import Kind, Reference


def an_assessment(jurisdiction: str = "NZL") -> Reference:
    """Give the assessment of one rule on one day."""
    return Reference(Kind.ASSESSMENT, jurisdiction, "2026-01-01", "K1")
