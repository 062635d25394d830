"""The desk's pages of analysis over 10,000 responses, each within a second.

    python benchmarks/analysis_pages.py [RESPONSES]

The responses are invented: sentences of the demo's voices in its four languages, some words of
each exchanged, drawn by a fixed seed, and copies of its letters. Each page is asked for over the
site's own handler, first as after a start (nothing kept in memory), then again; *times* says how
many times as long as a bare page of the site, asked for in between, the second way takes. Measured
in seconds of one processor.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from folkmoot.consultation.responses import Answer, Channel, Consents, RespondentKind, Response
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Kind, Reference

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.test import Client

    from folkmoot.web.analysis.queries import Run

SECONDS, TIMES, MORE, THEMES = 1.0, 3, 40, 12
OWN = 0.3
BARE, CONSULTATION = "/enter/", "lantern-2025"
SHARES: Final[Mapping[str, int]] = {"en": 5, "es": 3, "fr": 2, "ar": 1}
SCALES: Final = (-2, -1, 0, 1, 2, None, None)
BY = Reference.parse("body:secretariat")
CODER = Reference.parse("person:tomas")
AT = datetime(2025, 12, 1, 12, tzinfo=UTC)


def main() -> int:
    """Fill a home, ask for each page, print how long it took; status 1 where one is too slow."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory(prefix="folkmoot-bench-") as home:
        os.environ |= {
            "FOLKMOOT_HOME": os.environ.get("FOLKMOOT_BENCH_HOME", home),
            "DJANGO_SETTINGS_MODULE": "folkmoot.web.site.settings",
        }
        import django

        django.setup()
        return told(measured(many))


def measured(many: int) -> Iterator[tuple[str, float, float, float]]:
    """Give each page's name with its seconds at first, its seconds again, and those of a bare one.

    The pages are asked for in the state in which people meet them: before signing off and after.
    """
    from django.core.management import call_command
    from django.test import Client

    for database in ("default", "intake"):
        call_command("migrate", database=database, verbosity=0)
    first = drafted(many)
    client = Client()
    client.force_login(_account())
    yield from asked(client, before_signing(first))
    second = signed_and_assigned(first)
    yield from asked(client, after_signing(first, second))


def asked(client: "Client", pages: Mapping[str, str]) -> Iterator[tuple[str, float, float, float]]:
    """Ask for each of *pages*, and for the bare page between."""
    seconds(client, BARE)
    for name, path in pages.items():
        at_first = min(seconds_anew(client, path) for _ in range(2))
        turns = [(seconds(client, path), seconds(client, BARE)) for _ in range(TIMES)]
        again, bare = (statistics.median(each) for each in zip(*turns, strict=True))
        yield name, at_first, again, bare


def seconds(client: "Client", path: str) -> float:
    """Give the processor time that one page takes."""
    began = time.process_time()
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return time.process_time() - began


def seconds_anew(client: "Client", path: str) -> float:
    """Give the processor time that one page takes after a start."""
    forget()
    return seconds(client, path)


def forget() -> None:
    """Empty what the site keeps in memory of runs."""
    from folkmoot.web.analysis import compared_queries, stored_queries

    for module in (compared_queries, stored_queries):
        for each in vars(module).values():
            getattr(each, "cache_clear", lambda: None)()


def told(found: Iterator[tuple[str, float, float, float]]) -> int:
    """Print a line for each page; 1 where one took longer than it may."""
    slow = 0
    print(f"{'page':<34} {'at first':>9} {'again':>7} {'times':>6}")
    for name, at_first, again, bare in found:
        print(f"{name:<34} {at_first:>7.2f} s {again:>5.2f} s {again / bare:>6.0f}", flush=True)
        slow += max(at_first, again) > SECONDS
    print(f"{slow} pages take more than {SECONDS:.0f} s" if slow else "every page within a second")
    return int(bool(slow))


def before_signing(run: "Run") -> dict[str, str]:
    """Give the pages on which people read candidates and put them together."""
    from folkmoot.web.analysis import queries

    largest = max(queries.themes_of(run.id), key=lambda theme: theme.size)
    return {
        "read the themes": f"/desk/analysis/{run.id}/",
        "one candidate, all passages": f"/desk/theme/{largest.id}/",
        "split it": f"/desk/theme/{largest.id}/split/",
        "split it, parts proposed": f"/desk/theme/{largest.id}/split/?into=2",
        "put the themes together": f"/desk/analysis/{run.id}/frame/",
    }


def after_signing(first: "Run", second: "Run") -> dict[str, str]:
    """Give the pages on which a signed frame, its proposals and two runs are read."""
    from folkmoot.web.analysis import queries

    theme = max(queries.published_themes(first.id), key=lambda theme: theme.size)
    campaign = queries.campaigns_of(first.id)[0]
    beside = f"/desk/analysis/compare/{first.id}/{second.id}/"
    return {
        "analysis": "/desk/analysis/",
        "signed themes": f"/desk/analysis/{first.id}/",
        "signed frame": f"/desk/analysis/{first.id}/frame/",
        "report": f"/desk/analysis/{first.id}/report/",
        "all responses": f"/desk/analysis/{first.id}/responses/",
        "responses of a theme": f"/desk/analysis/{first.id}/responses/?theme={theme.id}",
        "responses to no theme": f"/desk/analysis/{first.id}/responses/?theme=none",
        "assign responses": f"/desk/analysis/{first.id}/assign/",
        "proposals for a theme": f"/desk/theme/{theme.id}/assign/",
        "copies of a letter": f"/desk/campaign/{campaign.id}/",
        "two runs compared": beside,
        "responses both runs read": f"{beside}responses/?of=read&turned=both",
        "public results": f"/results/{first.id}/",
        "public theme": f"/theme/{theme.id}/",
    }


def drafted(many: int) -> "Run":
    """Set up Lantern, store drawn responses, run the analysis, and name two of three candidates.

    Their names make THEMES themes.
    """
    from folkmoot.analysis.framing import Line
    from folkmoot.web.analysis import queries, services
    from folkmoot.web.analysis.frame_draft_services import save_draft
    from folkmoot.web.demo import life

    stage = life.Stage(packs_home(), packs_home())
    life.found_the_federation(stage)
    life.gather_evidence(stage)
    life.send_out_the_pack(stage)
    keep(list(drawn(many)))
    run = services.run_analysis(CONSULTATION, by=BY, at=AT)
    keep(list(drawn(MORE, seed=2)))
    lines = [
        Line(theme.key, f"Theme number {place % THEMES}")
        for place, theme in enumerate(queries.themes_of(run.id))
        if place % 3 < 2
    ]
    save_draft(run, lines, base=0, by=CODER, at=AT)
    return run


def signed_and_assigned(run: "Run") -> "Run":
    """Sign off the draft, assign responses, and make a second run with those that came later."""
    from folkmoot.analysis.framing import named
    from folkmoot.web.analysis import assign_services, services
    from folkmoot.web.analysis.frame_queries import draft_of
    from folkmoot.web.analysis.frame_services import agree_on_frame
    from folkmoot.web.analysis.gathering import Gathering

    mark = run.id.rsplit("-", 1)[1]
    frame = [
        Gathering(name, (), tuple(Reference(Kind.THEME, f"{line.key}-{mark}") for line in lines))
        for name, lines in named(draft_of(run.id).lines)
    ]
    agree_on_frame(run, frame, by=CODER, at=AT)
    assign_services.assign_responses(run, by=CODER, at=AT)
    return services.run_analysis(run.consultation, by=BY, at=AT)


def keep(responses: list[Response]) -> None:
    """Store *responses*, each with its round."""
    from folkmoot.web.consultation import queries as consultation
    from folkmoot.web.consultation.services.storing import store

    for round_id in sorted({each.round for each in responses}):
        round_, own = consultation.round_of(round_id), [r for r in responses if r.round == round_id]
        assert round_ is not None
        pack = consultation.consultation(round_.consultation)
        assert pack is not None
        store(own, round_, pack)


def drawn(many: int, *, seed: int = 1) -> Iterator[Response]:
    """Draw responses: two to five sentences of one language, and every tenth a letter's copy.

    Three words in ten of a sentence are exchanged for others of its language, so that chance makes
    no campaigns.
    """
    from folkmoot.web.consultation.models import RoundRow
    from folkmoot.web.demo.mailbag.voices import load_voices, read

    dice = random.Random(seed)
    lantern = packs_home() / "federations" / "lantern"
    voices = load_voices(lantern / "voices", tuple(SHARES), {})
    said = {code: [each.text for each in voices[code].passages] for code in SHARES}
    known = {code: " ".join(own).split() for code, own in said.items()}
    letters = [
        each["text"].strip() for each in read(lantern / "voices" / "letters.toml")["campaign"]
    ]
    rounds = [one for one in RoundRow.objects.order_by("id") if one.body != "isles"]
    for number in range(many):
        held = dice.choice(rounds)
        (code,) = dice.choices(list(SHARES), list(SHARES.values()))
        told = " ".join(dice.sample(said[code], dice.randint(2, 5))).split()
        words = " ".join(dice.choice(known[code]) if dice.random() < OWN else one for one in told)
        words = dice.choice(letters) if number % 10 == 0 else words
        yield Response(
            f"{held.body}-b{seed}{number:06}",
            held.id,
            dice.choice(list(Channel)),
            date(2025, 11, 10),
            dice.choice(list(RespondentKind)),
            language=code,
            answers=(
                Answer("q4", words, clause="2.1", clauses=("2.1",)),
                *(Answer(f"s{n}", scale=dice.choice(SCALES)) for n in range(1, 5)),
            ),
            consents=Consents(quote=True),
        )


def _account() -> "User":
    from django.contrib.auth.models import User

    return User.objects.get(username="tomas")


if __name__ == "__main__":
    sys.exit(main())
