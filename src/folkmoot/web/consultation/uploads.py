"""Files that were chosen at the desk, for as long as they are read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.http import HttpRequest
from django.utils.translation import gettext as _

from folkmoot.web.consultation.services.private_folder import private_folder, written

FILES = 200
BYTES = 250 * 2**20


def too_many(request: HttpRequest) -> str:
    """Say what is wrong with the number or the size of the files, or nothing."""
    files = request.FILES.getlist("files")
    if not files or len(files) > FILES or sum(file.size or 0 for file in files) > BYTES:
        return _("Choose between one and 200 files, of 250 MB together.")
    return ""


@contextmanager
def uploaded(request: HttpRequest) -> Iterator[list[Path]]:
    """Give the files under their own names, in a private folder that is gone afterwards."""
    with private_folder() as folder:
        files = request.FILES.getlist("files")
        yield [
            written(folder, number, file.name or "file", file.chunks())
            for number, file in enumerate(files)
        ]
