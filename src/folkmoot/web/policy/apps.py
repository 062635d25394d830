"""The app of this area."""

from django.apps import AppConfig

from folkmoot.foundation.references import Kind


class Policy(AppConfig):
    """Policy, under its own label."""

    name = "folkmoot.web.policy"
    label = "policy"

    def ready(self) -> None:
        """Say what the references of this area are called."""
        from folkmoot.web.ledger.labels import register
        from folkmoot.web.policy import evidence_queries, mandate_queries, queries

        register(Kind.POLICY, queries.clause_titles)
        register(Kind.CONSIDERATION, mandate_queries.names)
        for kind in (Kind.CLAIM, Kind.SOURCE, Kind.POSITION):
            register(kind, evidence_queries.names)
