"""Archives as Belenios makes them, with nothing sealed in them: what is read, and not what proves.

The real program makes one in test_belenios_tool.py.
"""

import hashlib
import io
import json
import tarfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from folkmoot.decision.belenios import Asked

UUID = "Ab3dEf6hIj9kLm"


@dataclass
class Box:
    """An archive in the making: its files in order, and the last event."""

    files: list[tuple[str, bytes]] = field(default_factory=list)
    parent: str | None = None
    height: int = 0

    def data(self, value: object) -> str:
        raw = json.dumps(value).encode()
        name = hashlib.sha256(raw).hexdigest()
        self.files.append((f"{name}.data.json", raw))
        return name

    def event(self, kind: str, payload: str | None = None) -> None:
        told = {"parent": self.parent, "height": self.height, "type": kind, "payload": payload}
        raw = json.dumps({key: each for key, each in told.items() if each is not None}).encode()
        self.parent, self.height = hashlib.sha256(raw).hexdigest(), self.height + 1
        self.files.append((f"{self.parent}.event.json", raw))


def a_box(
    asked: Asked,
    cast: Iterable[tuple[str, int]],
    *,
    result: object = None,
    **changed: object,
) -> Box:
    """Give an election in which *cast* names voters and the answer (0 to 2) of each, in turn."""
    box, weights = Box(), dict(asked.weights)
    election = {**asked.template, "version": 1, "uuid": UUID, **changed}
    credentials = [
        f"{number}{'' if w == 1 else f',{w}'}" for number, w in enumerate(weights.values())
    ]
    places = {voter: str(number) for number, voter in enumerate(weights)}
    names = {"election": box.data(election), "credentials": box.data(credentials)}
    box.event("Setup", box.data(names))
    last: dict[str, int] = {}
    for voter, answer in cast:
        box.event(
            "Ballot",
            box.data({"election_uuid": UUID, "credential": places[voter], "n": len(box.files)}),
        )
        last[voter] = answer
    box.event("EndBallots")
    sums = [sum(weights[voter] for voter, said in last.items() if said == n) for n in range(3)]
    tallied = {"num_tallied": len(last), "total_weight": sum(weights[voter] for voter in last)}
    box.event("EncryptedTally", box.data(tallied))
    box.event("PartialDecryption", box.data({"owner": 1}))
    box.event("Result", box.data({"result": [sums]} if result is None else result))
    return box


def tarred(files: Iterable[tuple[str, bytes]], **member: object) -> bytes:
    """Put files into a tar; *member* changes what is told of the last one."""
    held, all_files = io.BytesIO(), [("BELENIOS", b'{"version":1}'), *files]
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, raw in all_files[:-1]:
            _add(archive, name, raw)
        _add(archive, *all_files[-1], changed=member)
    return held.getvalue()


def _add(
    archive: tarfile.TarFile, name: str, raw: bytes, *, changed: Mapping[str, object] | None = None
) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(raw)
    for key, value in (changed or {}).items():
        setattr(info, key, value)
    archive.addfile(info, io.BytesIO(raw) if info.isreg() else None)


def an_archive(asked: Asked, cast: Mapping[str, int], **changed: object) -> bytes:
    """Give the archive of a whole election."""
    return tarred(a_box(asked, cast.items(), **changed).files)
