"""500 delegates in one room: they ask the pulse every two seconds, and all fetch what changed.

    python benchmarks/room.py [DELEGATES]

The server is the one of `folkmoot serve`, with a meeting of as many seats, on loopback. A bare WSGI
answer on the same server is asked in the same way in the same run: what a pulse costs beyond that
is ours. Then the chair opens a vote, and *lag* is how long after that each delegate has the page
with their own ballot on it.
"""

import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

PORT, EVERY, STEADY, PATIENCE = 20_790, 2.0, 8.0, 25.0
MEETING, BODY = "bench", "council"
PULSE = f"/meeting/{MEETING}/pulse"
SEAT = f"/desk/meeting/{MEETING}/seat/"
BARE = """
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "1")])
    return [b"1"]
"""


@dataclass(slots=True)
class Client:
    """One delegate's phone: a connection that is kept while the server keeps it."""

    port: int
    cookie: str = ""
    seen: str = ""
    arrived: float = 0.0
    fetched: float = 0.0
    took: list[float] = field(default_factory=list)
    streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str, *, cookie: str = "") -> bytes:
        """Ask for *path*, on a new connection where the old one was closed."""
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        if cookie:
            head += f"Cookie: {cookie}\r\n"
        for _again in range(3):
            try:
                return await self._answer(head + "\r\n")
            except (OSError, asyncio.IncompleteReadError):
                self.streams = None
        raise ConnectionError(path)

    async def _answer(self, request: str) -> bytes:
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.streams
        writer.write(request.encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(head.split("content-length: ")[1].split("\r\n")[0])
        body = await reader.readexactly(length)
        if "connection: close" in head:
            self.streams = None
        return body if head.startswith("http/1.1 200") else b""


def main(delegates: int) -> None:
    """Print what it took."""
    with tempfile.TemporaryDirectory(prefix="folkmoot-room-") as folder:
        home = Path(folder)
        os.environ["FOLKMOOT_HOME"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.site.settings"
        import django

        django.setup()
        cookies, open_the_vote = prepared(delegates)
        (home / "bare.py").write_text(BARE)
        with served(bare_server(home), PORT), served(real_server(folder), PORT + 1):
            bare = asyncio.run(steady([Client(PORT) for _ in range(delegates)]))
            phones = [Client(PORT + 1, cookie) for cookie in cookies]
            pulse = asyncio.run(steady(phones))
            show(f"{delegates} delegates ask every {EVERY:.0f} s: {delegates / EVERY:.0f} a second")
            show(f"    bare answer   {percentiles(bare)}")
            show(f"    pulse         {percentiles(pulse)}")
            ratio = statistics.median(pulse) / statistics.median(bare)
            show(f"    pulse / bare  {ratio:.1f} at the median")
            opened = asyncio.run(changed(phones, open_the_vote))
        there = [phone for phone in phones if phone.arrived]
        show(f"A vote is opened: {len(there)} of {delegates} have their ballot")
        show(f"    page fetched  {percentiles([phone.fetched for phone in there])}")
        show(f"    lag           {percentiles([phone.arrived - opened for phone in there])}")


async def steady(clients: Sequence[Client]) -> list[float]:
    """Let *clients* ask the pulse for a while, each in its own time; give what each asking took."""
    until = time.perf_counter() + STEADY
    await asyncio.gather(
        *(asking(client, lambda: time.perf_counter() > until) for client in clients)
    )
    return [seconds for client in clients for seconds in client.took]


async def changed(clients: Sequence[Client], change: Callable[[], None]) -> float:
    """Change something while *clients* ask, and wait until all have it; give when it was done."""
    last = time.perf_counter() + PATIENCE
    everybody = [asking(client, partial(has_it, client, last)) for client in clients]
    waiting = asyncio.gather(*everybody)
    await asyncio.sleep(EVERY)
    await asyncio.to_thread(change)
    done = time.perf_counter()
    await waiting
    return done


def has_it(client: Client, last: float) -> bool:
    """Say whether *client* has what changed, or it is too late."""
    return bool(client.arrived) or time.perf_counter() > last


async def asking(client: Client, is_over: Callable[[], bool]) -> None:
    """Ask the pulse every EVERY seconds, and for the page when it has changed."""
    client.took, client.streams = [], None
    await asyncio.sleep(random.random() * EVERY)
    while not is_over():
        began = time.perf_counter()
        pulse = (await client.get(PULSE)).decode()
        client.took.append(time.perf_counter() - began)
        if client.seen and pulse != client.seen:
            began = time.perf_counter()
            page = await client.get(SEAT, cookie=client.cookie)
            client.fetched = time.perf_counter() - began
            client.arrived = time.perf_counter() if b'name="choice"' in page else 0.0
        client.seen = pulse
        await asyncio.sleep(max(0.0, began + EVERY - time.perf_counter()))


def prepared(delegates: int) -> tuple[list[str], Callable[[], None]]:
    """Make a meeting with as many seats; give the cookies, and how its vote is opened."""
    from django.core.management import call_command

    from folkmoot.decision.motions import Event, Happening, Motion
    from folkmoot.decision.roll import Roll, Seat
    from folkmoot.decision.rules import SIMPLE, Rule, RuleSet
    from folkmoot.federation.bodies import Body, BodyKind
    from folkmoot.foundation.references import Kind, Reference
    from folkmoot.web.decision import services
    from folkmoot.web.federation import services as federation

    call_command("migrate", verbosity=0)
    bodies = [Body("f", "F", BodyKind.FEDERATION), Body(BODY, "C", BodyKind.COUNCIL, "f")]
    federation.set_up_bodies(bodies)
    people = [f"delegate-{number}" for number in range(delegates)]
    cookies = [cookie_of(person) for person in people]
    rules = RuleSet(
        *("bench-rules", BODY, "Rules", "2026-01-01", "none", "benchmark"),
        weights={},
        rules=(Rule("simple", SIMPLE),),
    )
    at, chair = datetime.now(UTC), Reference(Kind.PERSON, people[0])
    services.load_rule_set(rules, by=chair, at=at)
    services.hold_meeting(
        MEETING, BODY, title="Bench", day=date(2026, 11, 22), rules=rules.id, chair=chair
    )
    seats = (
        Seat(person, f"section-{n % 70}", 1 + n % 7, holder=str(Reference(Kind.PERSON, person)))
        for n, person in enumerate(people)
    )
    services.freeze_roll(MEETING, Roll(tuple(seats)), by=chair, at=at)
    motion = Motion("bench-motion", "A motion", "We ask for this. " * 60, chair, "simple")
    services.table_motion(MEETING, motion, at=at)
    services.happen(motion.id, Event(Happening.ACCEPTED_IN_ORDER, at), by=chair)
    on = motion.reference
    return cookies, lambda: services.open_vote(on, by=chair, at=datetime.now(UTC))


def cookie_of(person: str) -> str:
    """Let *person* in, and give the cookie that says so."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.models import User
    from django.contrib.sessions.backends.db import SessionStore

    from folkmoot.federation.mandates import Mandate, Role
    from folkmoot.web.federation import services as federation
    from folkmoot.web.federation.models import PersonRow

    federation.set_up_person(
        person, person, [Mandate(person, Role.DELEGATE, BODY, date(2020, 1, 1))]
    )
    user = User.objects.create(username=person, password="!")
    PersonRow.objects.filter(id=person).update(account=user)
    now = datetime.now(UTC).timestamp()
    session = SessionStore()
    session.update({SESSION_KEY: str(user.pk), HASH_SESSION_KEY: user.get_session_auth_hash()})
    session.update({BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0]})
    session.update({"entered": now, "confirmed": now})
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def real_server(home: str) -> list[str]:
    """Give the command of the site's own server."""
    serve = [sys.executable, "-m", "folkmoot.web", "serve", "--home", home, "--only", "workbench"]
    return [*serve, "--port", str(PORT + 1)]


def bare_server(folder: Path) -> list[str]:
    """Give the command of the same server with a bare answer in it."""
    from folkmoot.web.site.management.commands.serve import server

    return [*server("bare", f"127.0.0.1:{PORT}"), "--pythonpath", str(folder)]


@contextmanager
def served(command: Sequence[str], port: int) -> Iterator[None]:
    """Run a server until the block ends."""
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        asyncio.run(answers(port))
        yield
    finally:
        program.terminate()
        program.wait(20)


async def answers(port: int) -> None:
    """Wait until something answers at *port*."""
    for _ in range(600):
        try:
            await Client(port).get(PULSE)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            return
    raise ConnectionError(f"Nothing answers at port {port}.")


def percentiles(seconds: Sequence[float]) -> str:
    """Give the median, two high percentiles and the highest, in milliseconds."""
    found = sorted(seconds)
    picked = {f"p{p}": found[min(len(found) - 1, len(found) * p // 100)] for p in (50, 95, 99)}
    told = " ".join(f"{name} {1000 * value:7.1f}" for name, value in picked.items())
    return f"{told} max {1000 * found[-1]:7.1f} ms"


def show(text: str) -> None:
    """Print at once."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1] / "src")]
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
