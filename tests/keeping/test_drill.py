"""The drill on one's own installation: in a copy, and the installation stays as it was."""

from tests.keeping.site import Site


def test_the_drill_proves_on_a_copy_and_leaves_the_installation_alone(site: Site) -> None:
    codes, said, found = site.do(("build", "3"), ("drill",), ("look",))
    proved = [line for line in said.splitlines() if line.startswith("Proved: ")]
    assert len(proved) == 5, said
    assert "5 responses open there" in said
    assert "is stored once" in said
    assert "no key opens it any more" in said
    assert len(found["read"]) == len(codes) - 2
    assert not list(site.home.glob("**/rehears*"))


def test_holdings_count_what_is_held_and_say_who_opens_it(site: Site) -> None:
    _, told, document = site.do(("build", "3"), ("holdings",), ("holdings", "--json"))
    assert "consultation.ResponseRow: 3, since 2025-11-04" in told
    assert "workbench/keys: 1" in told
    assert '"where": "intake.SubmissionKeyRow"' in document
