"""The form on paper: the same questions and consents, in the words of one language."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from folkmoot.consultation.notices import Notice
from folkmoot.consultation.questions import SCALE, SCALE_WORDS, Question, QuestionKind
from folkmoot.foundation.languages import direction
from folkmoot.publication.printed_form import PaperForm, PaperQuestion
from folkmoot.web.intake import wordings

LINES = 9
"""Lines to write on under a question that is answered in one's own words."""


def paper_form(notice: Notice, language: str) -> PaperForm:
    """Put together the form of a round as it is printed in *language*."""
    pack, round_ = notice.consultation, notice.round
    questions = [
        _question(question, str(number), notice, language)
        for number, question in enumerate(pack.questions, 1)
    ]
    minority = PaperQuestion(
        str(len(questions) + 1), wordings.minority(), _("Only for a group."), lines=4
    )
    return PaperForm(
        title=_("Survey"),
        language=language,
        direction=direction(language),
        body=notice.body_name,
        reference=round_.id,
        headings=_headings(),
        notes=(
            _("You can skip every question. Write on other sheets where a space is too small."),
            _("Please do not name yourself or others."),
        ),
        safeguarding=pack.safeguarding.in_language(language),
        warning=pack.content_warning.in_language(language),
        whom=tuple(option.label for option in wordings.kinds().values()),
        name=_("Name of the organisation"),
        many=_("How many people took part"),
        questions=(*questions, minority),
        consents=tuple(each.label for each in wordings.consents((), named=True)),
        sending=_sending(notice),
    )


def _headings() -> dict[str, str]:
    return {
        "danger": _("If you are in danger, or a child is"),
        "reading": _("What you may read here"),
        "whom": _("For whom you answer"),
        "consents": _("What may be done with it"),
        "sending": _("Where to send it"),
    }


def _sending(notice: Notice) -> tuple[str, ...]:
    last = date_format(notice.round.last_day, "j F Y")
    return (
        _("Send it, or a picture of it, to: %(contact)s") % {"contact": notice.round.contact},
        _("It should arrive by %(day)s. Somebody types it in and somebody else compares.")
        % {"day": last},
        _(
            "Paper counts the same as the form on the web. It gives no code, so nobody can find "
            "it again to take it back."
        ),
    )


def _question(question: Question, number: str, notice: Notice, language: str) -> PaperQuestion:
    pack, kind = notice.consultation, question.kind
    gists = {each.clause: each.says.in_language(language) for each in pack.gists}
    statements = pack.statements if kind is QuestionKind.AGREEMENT else ()
    clauses = question.clauses if kind is QuestionKind.CLAUSES else ()
    lines = {QuestionKind.OPEN: LINES, QuestionKind.CHOICE: 4}
    places = sorted(SCALE, reverse=True)
    return PaperQuestion(
        number=number,
        text=question.text.in_language(language),
        help=question.help.in_language(language),
        warning=question.warning.in_language(language),
        choices=tuple(each.label.in_language(language) for each in question.choices),
        statements=tuple(each.text.in_language(language) for each in statements),
        scale=tuple(SCALE_WORDS[place].in_language(language) for place in places),
        clauses=tuple((clause, gists.get(clause, "")) for clause in clauses),
        lines=lines.get(kind, 0),
    )
