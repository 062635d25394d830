"""`folkmoot trace REF`: follow a reference back and forward."""

import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from folkmoot.foundation.errors import UnknownReference
from folkmoot.foundation.references import Reference
from folkmoot.record.links import Step, Trace
from folkmoot.web.ledger import queries


class Command(BaseCommand):
    """Print every link on the way back to evidence, voices and votes, and forward to laws."""

    help = "Follow a reference back to evidence, voices and votes, and forward to laws."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the reference and --json."""
        parser.add_argument("reference")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: object, **options: object) -> None:
        """Print the trace; a reference that nothing is linked to is told as unknown."""
        start = Reference.parse(str(options["reference"]))
        trace = queries.trace(start)
        if not (trace.back or trace.forward):
            raise UnknownReference(
                f"Nothing in the record is linked to {start}. Check the reference, or run "
                f"'folkmoot demo --no-serve' to fill an empty home folder."
            )
        if options["json"]:
            self.stdout.write(json.dumps(_document(trace), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(_lines(trace)))


def _lines(trace: Trace) -> list[str]:
    lines = [str(trace.start), "", "Back to evidence, voices and votes:"]
    lines += [f"{'  ' * s.distance}{s.link.kind} {s.link.target}" for s in trace.back]
    lines += ["", "Forward to laws:"]
    return lines + [f"{'  ' * s.distance}{s.link.source} {s.link.kind}" for s in trace.forward]


def _document(trace: Trace) -> dict[str, object]:
    return {
        "reference": str(trace.start),
        "back": [_step(step) for step in trace.back],
        "forward": [_step(step) for step in trace.forward],
    }


def _step(step: Step) -> dict[str, object]:
    link = step.link
    return {
        "distance": step.distance,
        "source": str(link.source),
        "kind": str(link.kind),
        "target": str(link.target),
        "by": str(link.by),
        "on": link.on.isoformat(),
        "why": link.why,
    }
