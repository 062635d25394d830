"""The document of `folkmoot law divergence --json`."""

from folkmoot.assessment.divergence import Compared, Divergence, Rate
from folkmoot.assessment.gates import Gate
from folkmoot.cli.output import Printable
from folkmoot.foundation.agreement import Agreement


def as_document(found: Divergence, gate: Gate) -> dict[str, Printable]:
    """Give rates by question and jurisdiction, what differs, and what comes next by *gate*."""
    agreement = found.agreement()
    return {
        "overall": rate_json(found.overall),
        "gate": {"most": gate.most, "sample": gate.sample, "source": gate.source},
        "next": gate.after(found.overall).value,
        "sentence": gate.sentence(found.overall),
        "jurisdictions": [
            {
                "jurisdiction": name,
                **rate_json(rate),
                "answered_by_one": list(found.once.get(name, ())),
            }
            for name, rate in found.by_jurisdiction().items()
        ],
        "questions": [
            {"question": name, **rate_json(rate), **_agreement_json(agreement[name])}
            for name, rate in found.by_question().items()
        ],
        "differing": [_compared_json(one) for one in found.differing()],
    }


def rate_json(rate: Rate) -> dict[str, Printable]:
    """Give one rate with its counts."""
    return {
        "coded": rate.coded,
        "divergences": rate.divergences,
        "unknown_against_known": rate.unknowns,
        "rate": None if rate.share is None else float(rate.share),
        "rate_known": None if rate.share_known is None else float(rate.share_known),
    }


def _agreement_json(found: Agreement) -> dict[str, Printable]:
    return {
        "alpha": found.alpha,
        "alpha_interval": list(found.alpha_interval) if found.alpha_interval else None,
        "ac1": found.ac1,
        "ac1_interval": list(found.ac1_interval) if found.ac1_interval else None,
        "reason": found.reason,
    }


def _compared_json(one: Compared) -> dict[str, Printable]:
    return {
        "jurisdiction": one.jurisdiction,
        "question": one.question,
        "unknown_against_known": one.is_of_unknowns,
        "readings": [
            {
                "coder": coder,
                "value": answer.value,
                "cites": list(answer.cites),
                "reading": answer.reading.value,
                "confidence": answer.confidence.value,
                "caution": answer.caution,
                "why": answer.why,
            }
            for coder, answer in one.answers.items()
        ],
    }
