"""Assigning responses to themes that people signed off: proposals with reason, or none.

A proposal counts nowhere before somebody takes it. What stands here holds places, never words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from folkmoot.analysis.corpus import Text
from folkmoot.analysis.match_weights import weights, weights_hash
from folkmoot.analysis.matching import Proposal, propose
from folkmoot.analysis.progress import Progress, untold
from folkmoot.analysis.sentences import SentenceModel
from folkmoot.analysis.worded import WordedTheme
from folkmoot.analysis.words import words
from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.errors import InputError

__all__ = ("Assignment", "Proposal", "Worded", "assign", "document")


@dataclass(frozen=True, slots=True)
class Worded:
    """A theme by everything that words it: its name, its phrases, quotations that people kept."""

    id: str
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """What was proposed, by response and then the surest first, and who was left without a theme.

    *weights* is the hash of all that a proposal comes from besides the texts: the matcher's
    weights and the sentence model's. The same weights, texts and themes give the same assignment.
    """

    proposals: tuple[Proposal, ...]
    without_theme: tuple[str, ...]
    weights: str
    parameters: Mapping[str, Json]


def assign(
    texts: Sequence[Text],
    themes: Sequence[Worded],
    *,
    model: SentenceModel | None = None,
    progress: Progress = untold,
) -> Assignment:
    """Propose for each of *texts* the themes it speaks to; where none is sure enough, none.

    A theme without words, or two with one id, raise InputError. Without any theme nobody has one.
    """
    proposals = propose(
        texts, [_in_words(theme) for theme in themes], model=model, progress=progress
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
    return Assignment(proposals, without, json_hash(parameters), parameters)


def document(assignment: Assignment) -> dict[str, Json]:
    """Write *assignment* as JSON without a word: ids, places, and confidence in thousandths."""
    return {
        "parameters": dict(assignment.parameters),
        "proposals": [
            [one.theme, one.response, one.start, one.end, round(one.confidence * 1000)]
            for one in assignment.proposals
        ],
        "weights": assignment.weights,
        "without_theme": list(assignment.without_theme),
    }


def _in_words(theme: Worded) -> WordedTheme:
    said = [wording for wording in theme.wordings if words(wording)]
    if not said:
        raise InputError(f"The theme '{theme.id}' has no words. Name it in a sentence first.")
    return WordedTheme(theme.id, said[0], tuple(said[1:]))
