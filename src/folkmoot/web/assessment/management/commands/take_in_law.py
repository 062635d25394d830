"""`folkmoot law take-in`: take the packs of law in again, or go on with the last good ones."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from folkmoot.federation.bodies import BodyKind
from folkmoot.foundation.errors import PackFaults
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment.change_queries import held_back
from folkmoot.web.assessment.taking_services import take_in_anew
from folkmoot.web.federation import queries as federation


class Command(BaseCommand):
    """Every fault with its file and line, or nothing: a pack with faults changes nothing."""

    help = "Take the packs of law and the rules of every policy in, and judge every law anew."

    def handle(self, *args: object, **options: object) -> None:
        """Print every fault and end with status 1, or say how many files are new."""
        names = [body.id for body in federation.bodies(BodyKind.SECRETARIAT)]
        by = Reference(Kind.BODY, names[0] if names else "secretariat")
        try:
            changed = take_in_anew(by=by, at=timezone.now())
        except PackFaults as error:
            for fault in error.faults:
                self.stdout.write(str(fault))
            self.stderr.write("Nothing was taken in. The site goes on with the packs it has.")
            raise SystemExit(1) from error
        told = f"{changed} files are new, and every law was judged anew." if changed else ""
        self.stderr.write(told or "Nothing is new.")
        for held in held_back():
            self.stderr.write(
                f"The law of {held.name} was changed at the desk since, and stays as it is there. "
                f"The packs' text waits at /desk/law/changes/ for somebody to let it stand."
            )
