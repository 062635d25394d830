"""Taking in a policy pack, proposing a version, adopting one: each in one transaction."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from folkmoot.foundation.canonical import Json, content_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.clauses import Status, Version
from folkmoot.policy.considerations import Answer, Bearing
from folkmoot.policy.packs import PolicyPack
from folkmoot.policy.versions import parse_version, reused_ids, version_hash
from folkmoot.web.ledger import services as ledger
from folkmoot.web.policy import connecting, queries, storing
from folkmoot.web.policy.connecting import Saying
from folkmoot.web.policy.models import PolicyRow, VersionRow

CHAIN = "policy"
"""The chain of the ledger that tells what became of policies."""


@transaction.atomic
def import_pack(pack: PolicyPack, *, by: Reference, at: datetime) -> None:
    """Store a whole pack: texts, evidence, positions and links; doing it again changes nothing.

    A version that is stored with another text raises InputError: a version never changes.
    """
    saying = Saying(by, at.date())
    policy = storing.store_facts(pack)
    for version in pack.versions:
        if _store(policy, version, saying):
            _record("version.imported", version, by=by, at=at)
        connecting.connect_evidence(pack, version, saying)
        connecting.connect_answers(pack.answers, version, saying)


@transaction.atomic
def propose_version(policy: str, text: str, *, by: Reference, at: datetime) -> Version:
    """Store *text* as a proposed version, linked to the version before it.

    A text with faults raises PackFaults; a number that is taken, or a clause id that an earlier
    version dropped, raises InputError.
    """
    version = read(policy, text, status=Status.PROPOSED)
    if not _store(_policy(policy), version, Saying(by, at.date())):
        raise InputError(
            f"Version {version.number} is there already with just this text. Change the text, "
            f"and give it the next number."
        )
    _record("version.proposed", version, by=by, at=at)
    return version


@transaction.atomic
def adopt_version(
    policy: str,
    text: str,
    *,
    decision: Reference,
    by: Reference,
    at: datetime,
    answers: Sequence[Answer] = (),
    bearings: Sequence[Bearing] = (),
) -> Version:
    """Store *text* as adopted by *decision*, and link every clause to all that lies behind it.

    Each clause is ADOPTED_BY the decision and SUCCEEDS its earlier self; evidence goes on bearing
    on a clause whose words did not change. *answers* and *bearings* tell what is new. A version
    that was proposed with the same text becomes adopted; doing it again changes nothing.
    """
    version, saying = read(policy, text, status=Status.ADOPTED), Saying(by, at.date())
    _store(_policy(policy), version, saying)
    connecting.connect_bearings(version, bearings, saying)
    connecting.connect_answers(answers, version, saying)
    if _become_adopted(version, decision, at):
        connecting.connect_decision(version, decision, saying)
        _record("version.adopted", version, by=by, at=at, decision=decision)
    return version


@transaction.atomic
def answer_consideration(answer: Answer, *, policy: str, by: Reference, at: datetime) -> None:
    """Say which clauses of a version answer a point of a decision, or that none does, and why.

    What was said before of the same point and version is replaced, and stays in the ledger.
    """
    stored = queries.version(Reference(Kind.POLICY, policy, answer.version))
    if stored is None:
        raise InputError(f"The policy '{policy}' has no version {answer.version}.")
    here = {clause.id for clause in stored.version.clauses}
    if strange := [clause for clause in answer.clauses if clause not in here]:
        raise InputError(f"Version {answer.version} has no clause {strange[0]}.")
    connecting.connect_answers([answer], stored.version, Saying(by, at.date()))
    clauses = [stored.reference.at(clause) for clause in answer.clauses]
    about = [answer.reference, *(clauses or [stored.reference])]
    detail: dict[str, Json] = {"clauses": len(clauses), "why": content_hash(answer.why)}
    ledger.record(CHAIN, "consideration.answered", about=about, by=by, at=at, detail=detail)


def read(policy: str, text: str, *, status: Status = Status.PROPOSED) -> Version:
    """Read a version of *policy* from Markdown; it may name only sources that are in the record."""
    known = queries.source_ids()
    version = parse_version(text, file="text", status=status, sources=known)
    if version.policy != policy:
        raise InputError(
            f"This text is of the policy '{version.policy}'. Here it must be '{policy}'."
        )
    return version


def _policy(policy: str) -> PolicyRow:
    found = PolicyRow.objects.filter(id=policy).first()
    if found is None:
        raise InputError(f"There is no policy '{policy}' here. Take in its pack first.")
    return found


def _store(policy: PolicyRow, version: Version, saying: Saying) -> bool:
    """Store *version* with its links unless it is there; say whether it is new."""
    found = policy.versions.filter(number=version.number).first()
    if found is not None:
        _refuse_another_text(found, version)
        return False
    earlier = queries.versions(policy.id)
    _refuse_reuse([each.version for each in earlier], version)
    storing.store_version(policy, version, on=saying.on)
    connecting.connect_version(version, saying)
    if earlier:
        connecting.connect_successor(version, earlier[-1].version, saying)
    return True


def _refuse_another_text(found: VersionRow, version: Version) -> None:
    if found.hash != version_hash(version):
        raise InputError(
            f"Version {version.number} of {version.policy} is stored with another text, and a "
            f"version never changes. Give the new text the next number."
        )


def _refuse_reuse(earlier: Sequence[Version], version: Version) -> None:
    if reused := [clause for _, clause in reused_ids([*earlier, version])]:
        raise InputError(
            f"Clause {reused[0]} was dropped by an earlier version, and ids are never used "
            f"again. Give the clause a new one."
        )


def _become_adopted(version: Version, decision: Reference, at: datetime) -> bool:
    """Mark the stored version as adopted; say whether it was not so before."""
    return bool(
        VersionRow.objects.filter(policy_id=version.policy, number=version.number)
        .exclude(decision=str(decision))
        .update(status=str(Status.ADOPTED), decision=str(decision), on=at.date())
    )


def _record(
    event: str,
    version: Version,
    *,
    by: Reference,
    at: datetime,
    decision: Reference | None = None,
) -> None:
    about = [version.reference, *([decision] if decision else [])]
    detail: dict[str, Json] = {"hash": version_hash(version), "clauses": len(version.clauses)}
    ledger.record(CHAIN, event, about=about, by=by, at=at, detail=detail)
