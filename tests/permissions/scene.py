"""One state of the whole site for the table: two federations, a round in each state, people."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.contrib.auth.models import User
from django.db.models import Model
from django.utils import timezone

from folkmoot.consultation.pack import Consultation
from folkmoot.decision.motions import Motion
from folkmoot.decision.packs import load_meetings
from folkmoot.federation.bodies import BodyKind
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.federation.packs import load_federation
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.packs import load_policy
from folkmoot.web.analysis import services as analysis
from folkmoot.web.analysis.asked_services import ask_for_run
from folkmoot.web.analysis.models import CampaignRow, GroupRow, RunRow, ThemeRow
from folkmoot.web.assessment import services as assessment
from folkmoot.web.consultation import services as consultation
from folkmoot.web.decision import services as decision
from folkmoot.web.decision.models import AmendmentRow, DecisionRow, MeetingRow, MotionRow
from folkmoot.web.decision.retelling import retell
from folkmoot.web.federation import services as federation
from folkmoot.web.federation.models import BodyRow, PersonRow
from folkmoot.web.policy import services as policy
from folkmoot.web.policy.models import ClaimRow, PositionRow, SourceRow
from folkmoot.web.policy.models import MandateRow as ConsiderationsRow
from folkmoot.web.publication import services as publication
from tests.permissions import coding_held, held, law_held, responses_coded
from tests.permissions.held import Objects

LANTERN = packs_home() / "federations" / "lantern"
SECRETARIAT = Reference(Kind.BODY, "secretariat")
NORTH = Reference(Kind.BODY, "north")
LONG_AGO = date(2020, 1, 1)
STATES = ("draft", "announced", "open", "grace", "closed", "compiled", "reported")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who asks: *roles* that hold for *body*, or why they hold nowhere."""

    id: str
    body: str = ""
    roles: tuple[Role, ...] = ()
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """Who asks, and what there is to ask for."""

    people: tuple[Person, ...]
    objects: Objects


def people() -> tuple[Person, ...]:
    """Give nobody, one for each role here and there, and those whose mandate is none here."""
    each = [
        Person(f"{body}-{role}", body, (role,))
        for body in ("north", "harbour", "secretariat")
        for role in Role
    ]
    every = tuple(Role)
    return (
        Person(""),
        Person("outsider"),
        *each,
        Person("ended-yesterday", "north", every, why_not="ended"),
        Person("another-consultation", "north", every, why_not="narrowed"),
        Person("harbour-everything", "harbour", every),
        Person("secretariat-everything", "secretariat", every),
        Person("zenith-section", "zenith-north", every),
        Person("zenith-secretariat", "zenith-secretariat", every),
    )


def build(folder: Path) -> Scene:
    """Make the whole state, in the database of the moment; files go to *folder*."""
    _two_federations()
    for person in people():
        _enrol(person)
    policy.import_pack(
        load_policy(packs_home() / "policies" / "sex-work-rights"), by=SECRETARIAT, at=_at()
    )
    pack = consultation.publish_pack(LANTERN / "consultation", by=SECRETARIAT, at=_at())
    objects: Objects = {"": {"": {}}, **held.all_of(pack, folder)}
    objects["consultation"] = {"": {"consultation_id": pack.id}}
    objects["section"] = {"": {"body": "north"}}
    objects |= _results(pack) | responses_coded.all_of(pack.id, at=_at()) | _meeting()
    objects |= _first(claim=ClaimRow, source=SourceRow, position=PositionRow)
    objects["considerations"] = _first(mandate=ConsiderationsRow)["mandate"]
    assessment.import_laws(packs_home(), by=SECRETARIAT, at=_at())
    objects |= law_held.all_of(at=_at()) | coding_held.all_of(at=_at())
    publication.publish_report(pack.id, folder, at=_at())
    objects["report"] = {"": {"report": pack.id}}
    return Scene(people(), objects)


def _two_federations() -> None:
    federation.set_up_bodies(load_federation(LANTERN).bodies, invented=True)
    for name, kind, parent in (
        ("zenith", BodyKind.FEDERATION, None),
        ("zenith-secretariat", BodyKind.SECRETARIAT, "zenith"),
        ("zenith-north", BodyKind.SECTION, "zenith"),
    ):  # straight into the table: the services refuse a second federation
        BodyRow.objects.create(id=name, name=name.title(), kind=kind, parent_id=parent)


def _enrol(person: Person) -> None:
    if not person.id:
        return
    yesterday = timezone.localdate() - timedelta(days=2)  # yesterday wherever the body is
    until = yesterday if person.why_not == "ended" else None
    narrowed = "another-2026" if person.why_not == "narrowed" else ""
    held = [Mandate(person.id, r, person.body, LONG_AGO, until, narrowed) for r in person.roles]
    federation.set_up_person(person.id, person.id, held)
    user = User.objects.create(username=person.id)
    user.set_unusable_password()
    PersonRow.objects.filter(id=person.id).update(account=user)


def _results(pack: Consultation) -> Objects:
    run = analysis.run_analysis(pack.id, by=SECRETARIAT, at=_at())
    another = RunRow.objects.get(id=run.id)
    another.id, another.on = f"{pack.id}-another", another.on - timedelta(days=1)
    another.save(force_insert=True)
    asked = ask_for_run(pack.id, by=SECRETARIAT, at=_at())
    return {
        "run": {"": {"run": run.id, "other": another.id}},
        "asked_run": {"": {"number": str(asked)}},
    } | _first(theme=ThemeRow, campaign=CampaignRow, group=GroupRow)


def _meeting() -> Objects:
    held = next(each for each in load_meetings(LANTERN) if each.body == "north")
    retell(held)
    _amendment(held.id)
    rows = {"motion": MotionRow, "amendment": AmendmentRow, "decision": DecisionRow}
    put = {kind: _first(name=model)["name"] for kind, model in rows.items()}
    return _first(meeting=MeetingRow) | put | {"part": {"": _part(held.id)}}


def _part(meeting: str) -> dict[str, str]:
    parts = ("One point.", "Another one.")
    mover = Reference.parse("body:north")
    decision.table_motion(
        meeting, Motion("with-parts", "Two points", "Both.", mover, "ordinary", parts), at=_at()
    )
    return {"name": "with-parts", "number": "1"}


def _amendment(meeting: str) -> None:
    motion = MotionRow.objects.filter(meeting_id=meeting)[0]
    AmendmentRow.objects.create(
        id="an-amendment",
        meeting_id=meeting,
        position=0,
        target=f"motion:{motion.pk}",
        mover="body:north",
        base="Words.",
        spans=[[0, 1, "Others"]],
    )


def _first(**models: type[Model]) -> Objects:
    """Give an id of each kind of row."""
    found = {name: model._default_manager.order_by("pk").first() for name, model in models.items()}
    return {name: {"": {name: str(row.pk)}} for name, row in found.items() if row}


def _at() -> datetime:
    return datetime.now(UTC)
