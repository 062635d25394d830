"""One response put together for its coder: numbered passages under what was asked."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from django.utils.translation import get_language

from folkmoot.analysis.coding.codebook import Code, Codebook
from folkmoot.analysis.coding.typed import EXTRA
from folkmoot.analysis.coding.typed_back import written
from folkmoot.analysis.coding.typed_lines import NOTHING, Problem
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.language import language_of
from folkmoot.analysis.words import Passage, passages
from folkmoot.consultation.questions import SCALE_WORDS
from folkmoot.consultation.quotations import words_of
from folkmoot.consultation.responses import WHOLE, Answer, Response
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_queries import Batch, Reading, Task
from folkmoot.web.analysis.coding_reading_forms import FIELDS, Sent, field
from folkmoot.web.analysis.coding_reading_pages import (
    Asked,
    Fault,
    Numbered,
    ReadingPage,
    ShownCode,
)
from folkmoot.web.analysis.coding_words import problem_words
from folkmoot.web.analysis.reading import answer_at
from folkmoot.web.consultation import queries as consultation


def text_to_code(response: Response) -> Text:
    """Give a response as its coders read it: their places are places in these words."""
    return Text(response.id, words_of(response), language_of(words_of(response)))


def typed_before(task: Task, found: Reading, text: Text) -> Sent:
    """Give what a coder found as they would type it."""
    back = written(found.codings, text, remarks=found.remarks)
    typed = Sent(back.lines, back.extra, found.memo)
    return Sent({1: NOTHING}, memo=found.memo) if task.done_on and typed.is_empty else typed


def reading_page(
    batch: Batch,
    task: Task,
    response: Response,
    sent: Sent,
    *,
    person: str,
    problems: Sequence[Problem] = (),
    fault: str = "",
) -> ReadingPage:
    """Give the page of one response, with what was typed and what is wrong with it."""
    text, mine = text_to_code(response), queries.tasks(batch.id, person)
    own = passages(text.text)
    wrong = {number: tuple(map(problem_words, found)) for number, found in _by_passage(problems)}
    done = [one.place for one in mine if one.done_on and one.place < task.place]
    return ReadingPage(
        batch=batch,
        task=task,
        whole=len(mine),
        left=sum(one.done_on is None for one in mine),
        kind=str(response.kind) if batch.shows_who else "",
        language=text.language if batch.shows_who else "",
        answers=tuple(_answers(batch, response, own, _numbered(own, sent, wrong))),
        fields=len(own) <= FIELDS,
        extra=sent.extra,
        extra_problems=wrong.get(EXTRA, ()),
        memo=sent.memo,
        faults=tuple(_faults(problems, fault)),
        at=min((number for number in wrong if number), default=1),
        before=max(done, default=0),
        codes=shown_codes(batch.book.codebook),
    )


def shown_codes(codebook: Codebook) -> tuple[ShownCode, ...]:
    """Give the codes of a codebook in its tree, each with as much as has to be typed of it."""
    return tuple(_tree(codebook, "", 0))


def _faults(problems: Sequence[Problem], fault: str) -> Iterator[Fault]:
    if fault:
        yield Fault(field(1), fault)
    for one in problems:
        yield Fault(field(one.passage) if one.passage else "extra", problem_words(one))


def _by_passage(problems: Sequence[Problem]) -> Iterator[tuple[int, list[Problem]]]:
    ordered = sorted(problems, key=lambda problem: problem.passage)
    for number, found in groupby(ordered, key=lambda problem: problem.passage):
        yield number, list(found)


def _numbered(
    own: Sequence[Passage], sent: Sent, wrong: Mapping[int, tuple[str, ...]]
) -> tuple[Numbered, ...]:
    return tuple(
        Numbered(n, one.words, sent.lines.get(n, ""), wrong.get(n, ()))
        for n, one in enumerate(own, start=1)
    )


def _answers(
    batch: Batch, response: Response, own: Sequence[Passage], shown: Sequence[Numbered]
) -> Iterator[Asked]:
    asked = _questions(batch)
    pairs = list(zip(own, shown, strict=True))
    for answer, group in groupby(pairs, key=lambda pair: answer_at(response, pair[0].start)):
        yield Asked(_heading(answer, asked), tuple(one for _, one in group))


def _questions(batch: Batch) -> dict[str, str]:
    held = consultation.consultation(batch.book.consultation)
    if held is None:
        return {}
    language = get_language() or "en"
    asked = {one.id: one.text.in_language(language) for one in held.questions}
    return asked | {one.id: one.text.in_language(language) for one in held.statements}


def _heading(answer: Answer | None, asked: Mapping[str, str]) -> str:
    """Give what an answer was asked, with what was ticked beside it."""
    if answer is None or answer.question == WHOLE:
        return ""
    question = asked.get(answer.question, answer.question)
    where = f" ({answer.clause})" if answer.clause else ""
    scale = SCALE_WORDS[answer.scale].in_language(get_language() or "en") if answer.scale else ""
    return f"{question}{where}{f' – {scale}' if scale else ''}"


def _tree(codebook: Codebook, parent: str, depth: int) -> Iterator[ShownCode]:
    for code in codebook.under(parent):
        typed = _typed(code, codebook.ids) if code.is_codable else 0
        yield ShownCode(
            code.id,
            code.id[:typed],
            code.id[typed:],
            code.name,
            code.definition,
            code.include,
            code.exclude,
            depth,
            code.is_codable,
        )
        yield from _tree(codebook, code.id, depth + 1)


def _typed(code: Code, ids: Sequence[str]) -> int:
    """Say how many characters of a short name have to be typed."""
    others = [id for id in ids if id != code.id]
    lengths = range(1, len(code.id))
    enough = (n for n in lengths if not any(id.startswith(code.id[:n]) for id in others))
    return next(enough, len(code.id))
