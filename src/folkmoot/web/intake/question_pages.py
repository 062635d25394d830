"""The pages that ask a question, and the one that shows which are answered."""

from dataclasses import replace

from django.utils.translation import gettext as _

from folkmoot.consultation.questions import SCALE, SCALE_WORDS, Question, QuestionKind
from folkmoot.consultation.responses import MINORITY
from folkmoot.web.intake import wordings
from folkmoot.web.intake.drafting import CHOSEN, PLACED, QUOTED, Fields
from folkmoot.web.intake.pages import Contents, Entry, Field, Option, Step
from folkmoot.web.intake.steps import CHECK, CONTENTS
from folkmoot.web.intake.writing import Writing, bare_step


def contents_page(writing: Writing, *, comments: int) -> Contents:
    """Give the page of contents: what is asked, and what is answered already."""
    way, draft = writing.way, writing.draft
    entries = [
        Entry(str(number), question.text.in_language(writing.language), _state(writing, question))
        for number, question in enumerate(way.questions, 1)
    ]
    if way.has("minority"):
        is_there = _("answered") if writing.fields.get(MINORITY) else ""
        entries.append(Entry("minority", wordings.minority(), is_there))
    steps = [step for step in way.steps if step in {"consent", CHECK}]
    return Contents(
        round=writing.notice.round.id,
        entries=tuple(entries),
        first=next((each.step for each in entries if not each.state), entries[0].step),
        goes_on=steps[0],
        before=way.before(CONTENTS),
        answered=sum(1 for each in entries if each.state),
        role=writing.role,
        organisation=str(draft.get("organisation") or ""),
        comments=comments,
    )


def question_page(writing: Writing, question: Question, name: str) -> Step:
    """Give the page of a question, or of one of the clauses that it asks about."""
    language, number = writing.language, name.partition(".")[0]
    title = _("Question %(number)s of %(all)s") % {
        "number": number,
        "all": len(writing.way.questions),
    }
    is_list = question.kind is QuestionKind.CLAUSES
    page = bare_step(
        writing,
        name,
        title=title,
        ask=question.text.in_language(language),
        help=question.help.in_language(language),
        warning=question.warning.in_language(language),
        shape="clauses" if is_list else str(question.kind),
        fields=_question_fields(writing, question),
        entries=_clause_entries(writing, question, number) if is_list else (),
    )
    return _clause_page(writing, question, page) if writing.way.clause(name) else page


def _clause_page(writing: Writing, question: Question, page: Step) -> Step:
    clause = writing.way.clause(page.step)
    name = f"{question.id}.{clause}"
    text = writing.notice.clauses.get(clause, "")
    quoted = Field(
        QUOTED + name,
        _("The words that you mean"),
        writing.fields.get(QUOTED + name, ""),
        hint=_("Copy them from the clause above. You may leave this empty."),
        rows=3,
    )
    own = Field(name, _("What you want to say about it"), writing.fields.get(name, ""))
    return replace(
        page,
        shape="clause",
        ask=_("Clause %(number)s") % {"number": clause},
        help="",
        clause=_gists(writing).get(clause, ""),
        clause_text=text,
        fields=(quoted, own) if text else (own,),
        entries=(),
    )


def _question_fields(writing: Writing, question: Question) -> tuple[Field, ...]:
    language, said = writing.language, writing.fields
    if question.kind is QuestionKind.CLAUSES:
        return ()
    if question.kind is QuestionKind.AGREEMENT:
        return tuple(
            _scale_field(statement.id, statement.text.in_language(language), said, language)
            for statement in writing.pack.statements
        )
    if question.kind is QuestionKind.OPEN:
        return (Field(question.id, _("Your answer"), said.get(question.id, "")),)
    name = CHOSEN + question.id
    options = tuple(
        Option(each.id, each.label.in_language(language), said.get(name) == each.id)
        for each in question.choices
    )
    why = _("Why? (you may leave this empty)")
    return (
        Field(name, question.text.in_language(language), options=options),
        Field(question.id, why, said.get(question.id, ""), rows=4),
    )


def _scale_field(statement: str, text: str, said: Fields, language: str) -> Field:
    name = PLACED + statement
    options = tuple(
        Option(str(place), SCALE_WORDS[place].in_language(language), said.get(name) == str(place))
        for place in sorted(SCALE, reverse=True)
    )
    return Field(name, text, options=options)


def _clause_entries(writing: Writing, question: Question, number: str) -> tuple[Entry, ...]:
    gists, said = _gists(writing), writing.fields
    return tuple(
        Entry(
            f"{number}.{clause}",
            f"{clause} · {gists[clause]}" if gists.get(clause) else clause,
            _("answered") if said.get(f"{question.id}.{clause}") else "",
        )
        for clause in question.clauses
    )


def _state(writing: Writing, question: Question) -> str:
    """Say what is answered of a question already, or nothing."""
    said = writing.fields
    if question.kind is QuestionKind.CLAUSES:
        names = [f"{question.id}.{clause}" for clause in question.clauses]
    elif question.kind is QuestionKind.AGREEMENT:
        names = [PLACED + each.id for each in writing.pack.statements]
    else:
        return _("answered") if said.get(question.id) or said.get(CHOSEN + question.id) else ""
    many = sum(1 for name in names if said.get(name))
    return _("answered: %(number)s") % {"number": many} if many else ""


def _gists(writing: Writing) -> dict[str, str]:
    return {each.clause: each.says.in_language(writing.language) for each in writing.pack.gists}
