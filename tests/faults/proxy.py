"""A way to PostgreSQL that loses the reply to a COMMIT now and then: was it stored, or not?"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

SOCKET = ".s.PGSQL.5432"


@dataclass
class Proxy:
    """Stands between at *folder*; every *nth* COMMIT is done, and its reply dropped."""

    folder: Path
    server: Path
    nth: int
    commits: int = 0
    dropped: int = 0
    ready: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Take connections until told to stop."""
        asyncio.run(self._serve())

    def stop(self) -> None:
        """Hang up on all."""
        self.loop.call_soon_threadsafe(self.over.set)

    async def _serve(self) -> None:
        self.loop, self.over = asyncio.get_running_loop(), asyncio.Event()
        await asyncio.start_unix_server(self._carry, str(self.folder / SOCKET))
        self.ready.set()
        await self.over.wait()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, here = await asyncio.open_unix_connection(str(self.server / SOCKET))
        line = Line(self)
        ways = (line.down(reader, here), line.up(there, writer))
        with suppress(ConnectionError, asyncio.CancelledError):
            await asyncio.gather(*ways)
        for each in (here, writer):
            each.close()


@dataclass
class Line:
    """One connection; *waits* for the reply that is to be lost."""

    proxy: Proxy
    waits: bool = False

    async def down(self, reader: asyncio.StreamReader, server: asyncio.StreamWriter) -> None:
        """Carry what the site says to the database."""
        while piece := await reader.read(65_536):
            if b"COMMIT" in piece:
                self.proxy.commits += 1
                self.waits = self.proxy.commits % self.proxy.nth == 0
            server.write(piece)
            await server.drain()
        server.close()

    async def up(self, server: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry what the database says to the site; hang up instead of the reply in question."""
        while piece := await server.read(65_536):
            if self.waits:
                self.proxy.dropped += 1
                writer.close()
                return
            writer.write(piece)
            await writer.drain()
        writer.close()


@contextmanager
def losing_replies(folder: Path, server: Path, *, nth: int) -> Iterator[Proxy]:
    """Stand between at *folder* while the block runs."""
    proxy = Proxy(folder, server, nth)
    thread = threading.Thread(target=proxy.run)
    thread.start()
    proxy.ready.wait()
    try:
        yield proxy
    finally:
        proxy.stop()
        thread.join()
