"""`folkmoot law brief`: a brief on one law for a treaty body, every statement cited."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from folkmoot.assessment.assessments import assess
from folkmoot.assessment.packs import (
    DEFAULT_POLICY,
    load_laws,
    load_policy_rules,
    policies_with_rules,
)
from folkmoot.assessment.rules import RuleSet
from folkmoot.cli.assess import JurisdictionArgument, OnOption, PolicyOption, day_asked
from folkmoot.cli.output import say
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.packs import packs_home
from folkmoot.policy.packs import load_policy
from folkmoot.publication.blocks import Paper
from folkmoot.publication.law_brief import Beside, PolicyName, brief

OutOption = Annotated[Path, typer.Option("-o", "--out", help="A file .docx, .pdf or .html.")]
PublisherOption = Annotated[str, typer.Option("--publisher", help="Who submits it.")]


def register(law: typer.Typer) -> None:
    """Add the command."""
    law.command("brief")(brief_command)


def brief_command(
    jurisdiction: JurisdictionArgument,
    *,
    out: OutOption,
    on: OnOption = "",
    policy: PolicyOption = DEFAULT_POLICY,
    publisher: PublisherOption = "Folkmoot",
) -> None:
    """Write a brief on one law, with the smallest changes and the other standards beside it."""
    write = _writer(out)
    paper = _paper(jurisdiction, on, policy, publisher)
    out.write_bytes(write(paper))
    say(f"Wrote {out}. Read what it cites before you submit it.")


def _paper(jurisdiction: str, on: str, policy: str, publisher: str) -> Paper:
    laws, day = load_laws(), day_asked(on)
    law = laws.law(jurisdiction)

    def held_to(name: str) -> Beside:
        measure = laws.measure(load_policy_rules(name, laws.codebook))
        return Beside(_named(measure.rules), assess(law, measure, on=day))

    main = held_to(policy)
    asked = main.assessment.measure.rules.policy
    others = [held_to(name) for name in policies_with_rules() if name != asked]
    made = datetime.now(UTC).date()
    return brief(main.assessment, main.policy, made=made, publisher=publisher, beside=others)


def _named(rules: RuleSet) -> PolicyName:
    pack = load_policy(packs_home() / "policies" / rules.policy)
    clauses = [
        clause
        for version in pack.versions
        if version.number == rules.version
        for clause in version.clauses
    ]
    return PolicyName(pack.title, {clause.id: clause.text for clause in clauses})


def _writer(out: Path) -> Callable[[Paper], bytes]:
    from folkmoot.publication.printed import printed
    from folkmoot.publication.webpage import webpage
    from folkmoot.publication.word import as_word

    writers = {
        ".docx": as_word,
        ".pdf": printed,
        ".html": lambda paper: webpage(paper).encode(),
    }
    if out.suffix not in writers:
        raise InputError(f"'{out.name}' is none of {', '.join(writers)}. Name one of them.")
    return writers[out.suffix]
