"""Assigning responses to themes that people signed off: proposals with reason, or none.

A proposal counts nowhere before somebody takes it. What stands here holds places, never words.
A response is held beside the words that themes have in its own language, and where nobody gave
them words in it, it is not compared and said to be so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from folkmoot.analysis.assigning_languages import NotCompared, Worded, companies, not_compared
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.engine import HERE, Engine
from folkmoot.analysis.match_weights import weights, weights_hash
from folkmoot.analysis.matching import Proposal, propose
from folkmoot.analysis.progress import Progress, untold
from folkmoot.analysis.sentences import SentenceModel
from folkmoot.foundation.canonical import Json, json_hash

__all__ = ("Assignment", "NotCompared", "Proposal", "Worded", "assign", "document")


@dataclass(frozen=True, slots=True)
class Assignment:
    """What was proposed, by response and then the surest first, and who was left without a theme.

    *not_compared* has a line for each language that some theme has no words in.

    *weights* is the hash of all that a proposal comes from besides the texts: the matcher's
    weights and the sentence model's. The same weights, texts and themes give the same assignment.
    """

    proposals: tuple[Proposal, ...]
    without_theme: tuple[str, ...]
    weights: str
    parameters: Mapping[str, Json]
    not_compared: tuple[NotCompared, ...] = ()


def assign(
    texts: Sequence[Text],
    themes: Sequence[Worded],
    *,
    model: SentenceModel | None = None,
    engine: Engine = HERE,
    progress: Progress = untold,
) -> Assignment:
    """Propose for each of *texts* the themes it speaks to; where none is sure enough, none.

    A theme without words, or two with one id, raise InputError. Without any theme nobody has one.
    """
    proposals = _surest(
        propose(one.texts, one.themes, model=model, engine=engine, progress=progress)
        for one in companies(texts, themes)
    )
    proposed = {one.response for one in proposals}
    without = tuple(sorted({text.id for text in texts} - proposed))
    with_sentences = model is not None
    parameters: dict[str, Json] = {
        "calibrated_on": "ArgKP, arguments in English",
        "least": round(weights(with_sentences=with_sentences).least * 1000),
        "matcher": weights_hash(with_sentences=with_sentences),
        "sentence_model": model.hash if model else "",
    }
    missed = not_compared(texts, themes)
    return Assignment(proposals, without, json_hash(parameters), parameters, missed)


def document(assignment: Assignment) -> dict[str, Json]:
    """Write *assignment* as JSON without a word: ids, places, and confidence in thousandths."""
    return {
        "not_compared": [
            [one.language, one.responses, list(one.themes)] for one in assignment.not_compared
        ],
        "parameters": dict(assignment.parameters),
        "proposals": [
            [one.theme, one.response, one.start, one.end, round(one.confidence * 1000)]
            for one in assignment.proposals
        ],
        "weights": assignment.weights,
        "without_theme": list(assignment.without_theme),
    }


def _surest(found: Iterable[tuple[Proposal, ...]]) -> tuple[Proposal, ...]:
    """Keep of each response and theme the surest proposal, by response and the surest first."""
    kept: dict[tuple[str, str], Proposal] = {}
    for one in chain.from_iterable(found):
        before = kept.setdefault((one.response, one.theme), one)
        if one.confidence > before.confidence:
            kept[one.response, one.theme] = one
    return tuple(sorted(kept.values(), key=lambda one: (one.response, -one.confidence, one.theme)))
