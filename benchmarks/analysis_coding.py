"""The machine as a coder beside experts, code by code, and how fast coding travels.

Experts matched arguments to key points (ArgKP): key points are the codes of a codebook, and what
the experts matched are their codings, on whole arguments. A pair that they left undecided counts
as a no. The machine reads the wordings of the codes and nothing else. Nothing was chosen on these
figures, but the machine's weights were learnt on the topics of `train`: there they flatter it.
"""

import argparse
import os
import time
from pathlib import Path
from statistics import mean

from folkmoot.analysis.coding.codebook import Code, Codebook
from folkmoot.analysis.coding.codings import Coded
from folkmoot.analysis.coding.machine_coder import machine_codings
from folkmoot.analysis.coding.machines import Trial, trial
from folkmoot.analysis.coding.refi_qda.project import Project
from folkmoot.analysis.coding.refi_qda.reading import take_in
from folkmoot.analysis.coding.refi_qda.writing import export
from folkmoot.analysis.coding.segments import Segment, passages_of
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.match_lessons import Labelled
from folkmoot.analysis.matched_files import labelled_topics
from folkmoot.analysis.sentences import SentenceModel, sentence_model

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"
OURS = "We should legalize prostitution"
MANY = 10_000


def main() -> None:
    """Print how far the machine agrees with experts, by topic, and how long exchange takes."""
    given = argparse.ArgumentParser(description=__doc__)
    home = Path(os.environ.get("FOLKMOOT_REAL_DATA") or BESIDE)
    given.add_argument("--data", type=Path, default=home / "arguments")
    given.add_argument("--split", action="append", help="train, dev or test; dev if not said")
    given.add_argument("--model", type=Path, help="the folder of a sentence model")
    asked = given.parse_args()
    model = sentence_model(asked.model) if asked.model else None
    for split in asked.split or ("dev",):
        print(f"\n{split}\ntopic | codes judged | alpha, mean | AC1, mean | precision | recall")
        found = [_tried(topic, model) for topic in labelled_topics(asked.data, split)]
        for name, trials in found:
            print(" | ".join((name, *_told(trials))))
        print(" | ".join(("all topics", *_told([one for _, own in found for one in own]))))
    if (asked.data / "arguments_train.csv").is_file():
        topics = labelled_topics(asked.data, "train")
        _by_code(_tried(next(one for one in topics if one.topic == OURS), model)[1])
    _exchange()


def coded_by_experts(topic: Labelled) -> Project:
    """Give *topic* as a project: key points as codes, matches as codings of whole arguments."""
    ids = {theme.id: f"kp-{place}" for place, theme in enumerate(topic.themes, start=1)}
    codes = tuple(Code(ids[one.id], one.text) for one in topic.themes)
    length = {text.id: len(text.text) for text in topic.texts}
    codings = tuple(
        Coded(Segment(response, 0, length[response]), ids[theme], "experts")
        for (response, theme), matches in sorted(topic.labels.items())
        if matches and response in length and theme in ids
    )
    return Project(topic.topic, Codebook("key-points", 1, codes), topic.texts, codings)


def _tried(topic: Labelled, model: SentenceModel | None) -> tuple[str, tuple[Trial, ...]]:
    project = coded_by_experts(topic)
    machine = machine_codings(project.texts, project.codebook, model=model)
    passages = passages_of(project.texts)
    tried = trial(project.codings, machine.codings, passages, codes=project.codebook.ids)
    return topic.topic, tried


def _told(trials: list[Trial] | tuple[Trial, ...]) -> tuple[str, ...]:
    """Sum up *trials*; alpha and AC1 of codes that experts put on enough passages."""
    judged = [one for one in trials if not one.reason]
    both, machine, people = (
        sum(getattr(one, name) for one in trials) for name in ("by_both", "by_machine", "by_people")
    )
    alphas = [one.agreement.alpha for one in judged if one.agreement.alpha is not None]
    ac1s = [one.agreement.ac1 for one in judged if one.agreement.ac1 is not None]
    return (
        f"{len(judged)} of {len(trials)}",
        f"{mean(alphas):.3f}" if alphas else "none",
        f"{mean(ac1s):.3f}" if ac1s else "none",
        f"{both / machine:.2f} ({both} of {machine})" if machine else "none",
        f"{both / people:.2f} ({both} of {people})" if people else "none",
    )


def _by_code(trials: tuple[Trial, ...]) -> None:
    print(f"\n{OURS} (of train)\ncode | experts | machine | both | alpha | AC1")
    for one in trials:
        alpha, ac1 = (
            "none" if value is None else f"{value:.3f}"
            for value in (one.agreement.alpha, one.agreement.ac1)
        )
        figures = (one.by_people, one.by_machine, one.by_both, alpha, ac1)
        few = "; too few to tell" if one.reason else ""
        print(" | ".join((one.code, *map(str, figures))) + few)


def _exchange() -> None:
    """Write and read a project of many responses, each coded by two."""
    said = "They should never call the police on us. It is work, and it should be safe work. 😀"
    texts = tuple(Text(f"r{n}", said * 5, "en") for n in range(MANY))
    codings = tuple(
        Coded(Segment(text.id, 0, 40), "police", coder) for text in texts for coder in ("a", "b")
    )
    book = Codebook("many", 1, (Code("police", "Police"),))
    started = time.perf_counter()
    packed = export(Project("Many", book, texts, codings))
    written = time.perf_counter()
    taken = take_in(packed).project
    read = time.perf_counter()
    same = (taken.texts, taken.codings) == (texts, tuple(sorted(codings)))
    print(
        f"\n{MANY:,} responses with {len(codings):,} codings as REFI-QDA ({len(packed):,} bytes):"
    )
    print(f"written in {written - started:.1f} s, read in {read - written:.1f} s, same: {same}")


if __name__ == "__main__":
    main()
