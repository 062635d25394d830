"""One call that writes all of the invented mail of a consultation to a folder, round by round."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from folkmoot.consultation.pack import Consultation, load_consultation
from folkmoot.consultation.responses import Channel, Response
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.errors import InputError
from folkmoot.web.demo.mailbag import faulty, forms, letters, papers
from folkmoot.web.demo.mailbag.chance import draw
from folkmoot.web.demo.mailbag.mails import Mail, write_eml, write_mbox
from folkmoot.web.demo.mailbag.people import Person, people
from folkmoot.web.demo.mailbag.voices import Said, Voices, load_voices, read

DATED: Final = frozenset({".eml", ".mbox", ".csv", ".xlsx"})


@dataclass(frozen=True, slots=True)
class RoundMail:
    """What came into one round: *files* for intake, and *submitted* over the web form.

    The ids of *submitted* are the demo's own; the site gives each its own id and receipt.
    """

    round: str
    files: tuple[Path, ...]
    submitted: tuple[Response, ...]

    @property
    def dated(self) -> tuple[Path, ...]:
        """The files whose items carry their own day: mail and sheets. Some of it is late."""
        return tuple(file for file in self.files if file.suffix in DATED)

    @property
    def undated(self) -> tuple[Path, ...]:
        """The other files, which came in on the day that somebody takes them in."""
        return tuple(file for file in self.files if file.suffix not in DATED)


@dataclass(frozen=True, slots=True)
class Mailbag:
    """All rounds' mail, in the order of the pack."""

    rounds: tuple[RoundMail, ...]


@dataclass(frozen=True, slots=True)
class _Sack:
    """All that is needed to write one round's mail."""

    pack: Consultation
    round: Round
    plan: Mapping[str, Any]
    letters: Mapping[str, Any]
    habits: forms.Habits
    voices: Mapping[str, Voices]
    folder: Path


def build(federation: Path, folder: Path) -> Mailbag:
    """Write the mail of the federation pack's consultation under *folder*, one folder a round.

    The same pack gives the same files to the byte. Files already there are written again.
    """
    pack = load_consultation(federation / "consultation")
    plan, written = (read(federation / "voices" / name) for name in ("plan.toml", "letters.toml"))
    voices = load_voices(federation / "voices", pack.languages, plan["themes"])
    habits = forms.Habits.of(plan)
    rounds = []
    for part in plan["round"]:
        round_ = pack.round(part["id"])
        place = folder / round_.id
        place.mkdir(parents=True, exist_ok=True)
        rounds.append(_fill(_Sack(pack, round_, part, written, habits, voices, place)))
    return Mailbag(tuple(rounds))


def _fill(sack: _Sack) -> RoundMail:
    by_way: dict[str, list[tuple[Person, Said]]] = defaultdict(list)
    for person in people(sack.plan, sack.round):
        voices = sack.voices[person.language]
        if person.speaker not in voices.openings:
            raise InputError(f"Nobody speaks {person.language} as a {person.speaker}. Add a voice.")
        by_way[person.way].append((person, voices.say(person.speaker, person.stance, person.id)))
    submitted = tuple(_submission(sack, *each) for each in by_way["form"])
    files = [
        *_mails(sack, by_way["eml"], by_way["mbox"]),
        *_sheet(sack, by_way["sheet"]),
        *_letters(sack, by_way["letter"]),
        *_whole_letters(sack),
        *faulty.write_faulty(sack.folder, sack.round),
    ]
    return RoundMail(sack.round.id, tuple(files), submitted)


def _submission(sack: _Sack, person: Person, said: Said) -> Response:
    return Response(
        id=person.id,
        round=person.round,
        channel=Channel.FORM,
        received=person.day,
        kind=person.kind,
        language=person.language,
        consents=person.consents,
        answers=forms.answers(person, said, sack.habits),
        late=person.day >= sack.round.closes.date(),
    )


def _mails(
    sack: _Sack, single: Sequence[tuple[Person, Said]], many: Sequence[tuple[Person, Said]]
) -> list[Path]:
    mails = [_mail(sack, person, said) for person, said in many]
    mails += [
        Mail(copy.id, sack.round.body, copy.language, copy.day, copy.paragraphs, sack.round.zone)
        for copy in letters.campaign_copies(sack.letters, sack.round)
    ]
    files = [write_mbox(sack.folder / "inbox.mbox", mails)] if mails else []
    for person, said in single:
        files.append(write_eml(sack.folder / f"{person.id}.eml", _mail(sack, person, said)))
    if mails:
        files.append(write_eml(sack.folder / "sent-twice.eml", mails[0]))
    return files


def _mail(sack: _Sack, person: Person, said: Said) -> Mail:
    style = draw(8, person.id, "style")
    paragraphs = _filled_in(sack, person, said) if style < 3 else _prose(person, said)
    attached = None
    if style == 7:
        attached = (f"{person.id}.docx", papers.docx_bytes(paragraphs))
        paragraphs = _foot(person)
    return Mail(
        person.id,
        sack.round.body,
        person.language,
        person.day,
        paragraphs,
        sack.round.zone,
        attached,
        as_html=style == 6,
    )


def _foot(person: Person) -> list[str]:
    return ["\n".join(forms.consent_lines(person))]


def _filled_in(sack: _Sack, person: Person, said: Said) -> list[str]:
    return forms.lines(person, forms.answers(person, said, sack.habits), sack.pack)


def _prose(person: Person, said: Said) -> list[str]:
    return [*said.texts, *_foot(person)] if draw(2, person.id, "foot") else said.texts


def _sheet(sack: _Sack, typed: Sequence[tuple[Person, Said]]) -> list[Path]:
    rows = [forms.row(person, forms.answers(person, said, sack.habits)) for person, said in typed]
    rows.append(forms.row(typed[-1][0], ()) | {"id": f"{sack.round.body}-blank", "quote": ""})
    if sack.plan["sheet"] == "xlsx":
        return [papers.write_xlsx(sack.folder / "paper-forms.xlsx", rows)]
    return [papers.write_csv(sack.folder / "paper-forms.csv", rows)]


def _letters(sack: _Sack, written: Sequence[tuple[Person, Said]]) -> list[Path]:
    files = []
    for n, (person, said) in enumerate(written):
        kind = ("docx", "txt", "pdf", "odt")[n % 4]
        kind = "docx" if kind == "pdf" and person.language == "ar" else kind
        paragraphs = _filled_in(sack, person, said) if n % 2 else _prose(person, said)
        files.append(_paper(sack.folder / f"{person.id}.{kind}", paragraphs))
    return [*files, faulty.double(files[0])]


def _whole_letters(sack: _Sack) -> list[Path]:
    files = [
        _paper(sack.folder / f"{letter.id}.docx", letter.paragraphs)
        for letter in letters.group_letters(sack.letters, sack.round, sack.pack)
    ]
    for letter in letters.organisation_letters(sack.letters, sack.round):
        foot = [
            "kind: organisation",
            f"organisation: {letter['name']}",
            "quote: yes",
            "attribute: yes",
            f"language: {letter['language']}",
        ]
        files.append(_paper(sack.folder / letter["file"], [*letter["paragraphs"], *foot]))
    return files


def _paper(path: Path, paragraphs: Sequence[str]) -> Path:
    makers = {
        ".docx": papers.docx_bytes,
        ".odt": papers.odt_bytes,
        ".pdf": papers.pdf_bytes,
        ".txt": papers.text_bytes,
    }
    path.write_bytes(makers[path.suffix](paragraphs))
    return path
