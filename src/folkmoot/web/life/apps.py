"""The app of this area; it tells the record what all other areas call their things."""

from django.apps import AppConfig

from folkmoot.foundation.references import Kind


class Life(AppConfig):
    """Life, under its own label."""

    name = "folkmoot.web.life"
    label = "life"

    def ready(self) -> None:
        """Register the names that each area gives to its references."""
        from folkmoot.web.analysis import queries as analysis
        from folkmoot.web.assessment import queries as assessment
        from folkmoot.web.decision import puts
        from folkmoot.web.ledger.labels import register
        from folkmoot.web.policy import evidence_queries, mandate_queries
        from folkmoot.web.policy import queries as policy

        register(Kind.POLICY, policy.clause_titles)
        for kind in (Kind.CLAIM, Kind.SOURCE, Kind.POSITION):
            register(kind, evidence_queries.names)
        register(Kind.CONSIDERATION, mandate_queries.names)
        for kind in (Kind.MOTION, Kind.AMENDMENT, Kind.DECISION):
            register(kind, puts.names_of)
        register(Kind.THEME, analysis.names)
        register(Kind.EVENT, puts.meeting_names)
        register(Kind.LAW, assessment.law_names)
        register(Kind.ASSESSMENT, assessment.assessment_names)
