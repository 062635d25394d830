"""The machine as a coder: proposals for the codes of a codebook, by their words alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.analysis.assigning import Worded, assign
from folkmoot.analysis.coding.codebook import Code, Codebook
from folkmoot.analysis.coding.codings import MACHINE, Coded
from folkmoot.analysis.coding.segments import Segment
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.progress import Progress, untold
from folkmoot.analysis.sentences import SentenceModel
from folkmoot.analysis.words import words

HASH = 12
"""How much of the hash of its weights a machine is called by."""


@dataclass(frozen=True, slots=True)
class MachineCoded:
    """What a machine put where, and the name by which it is a coder."""

    coder: str
    codings: tuple[Coded, ...]


def machine_codings(
    texts: Sequence[Text],
    codebook: Codebook,
    *,
    model: SentenceModel | None = None,
    progress: Progress = untold,
) -> MachineCoded:
    """Let the matcher code *texts* by the names, definitions and examples of *codebook*.

    With a sentence *model* it is another machine. It knows no coding by people. Codes without
    words, and what a code excludes, it cannot read.
    """
    themes = [_worded(code) for code in codebook.codable if words(code.name)]
    found = assign(texts, themes, model=model, progress=progress)
    coder = f"{MACHINE}{found.weights[:HASH]}"
    codings = sorted(
        Coded(Segment(one.response, one.start, one.end), one.theme, coder)
        for one in found.proposals
    )
    return MachineCoded(coder, tuple(codings))


def _worded(code: Code) -> Worded:
    said = dict.fromkeys((code.name, code.definition, code.include))
    return Worded(code.id, tuple(one for one in said if words(one)))
