"""Files of the homes: which of them a backup takes, and where they go back to."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from folkmoot.record.archives import CHUNK
from folkmoot.web.keeping.held import Copy
from folkmoot.web.keeping.register import held_at


def homes() -> dict[str, Path]:
    """Give the homes that this process has, by name: the workbench's and the intake face's."""
    home, intake = Path(settings.HOME), Path(settings.INTAKE_HOME)
    return {"intake": intake} if home == intake else {"workbench": home, "intake": intake}


def secrets() -> dict[str, str]:
    """Give the secrets that are in use, by the name of the file that they lie in."""
    found = {"intake/secret": settings.INTAKE_SECRET}
    if "workbench" in homes():
        found["workbench/secret"] = settings.SECRET_KEY
    return found


def files_to_copy(copy: Copy) -> Iterator[tuple[str, Path]]:
    """Give the files that are copied so: their name in an archive, and where they lie."""
    for name, home in homes().items():
        entries = sorted(home.iterdir()) if home.is_dir() else []
        chosen = [each for each in entries if _is_chosen(each, copy)]
        for path in (found for each in chosen for found in _files(each)):
            yield f"{name}/{path.relative_to(home)}", path


def pieces(path: Path) -> Iterator[bytes]:
    """Give a file piece by piece."""
    with path.open("rb") as opened:
        while piece := opened.read(CHUNK):
            yield piece


def place_of(name: str) -> Path:
    """Give the place in a home that a file of an archive goes to; ValueError beyond the home."""
    home_name, _, rest = name.partition("/")
    home = homes()[home_name].resolve()
    place = (home / rest).resolve()
    if not rest or not place.is_relative_to(home):
        raise ValueError(f"{name} lies outside its home.")
    return place


def _is_chosen(entry: Path, copy: Copy) -> bool:
    inside = set(homes().values())
    return entry not in inside and entry.name != "secret" and held_at(entry.name).copy is copy


def _files(entry: Path) -> list[Path]:
    if entry.is_file():
        return [entry]
    return sorted(path for path in entry.rglob("*") if path.is_file() and not path.is_symlink())
