"""What the coding desk says in words: why something typed cannot be taken."""

from django.utils.translation import gettext as _

from folkmoot.analysis.coding.typed_lines import Problem, ProblemKind


def problem_words(problem: Problem) -> str:
    """Say in the reader's language why what was typed cannot be taken."""
    could_be = ", ".join(problem.could_be)
    return {
        ProblemKind.UNKNOWN: _("No code begins with “%(said)s”."),
        ProblemKind.AMBIGUOUS: _("“%(said)s” may be: %(could_be)s. Type more of it."),
        ProblemKind.HEADING: _("“%(said)s” is a heading. Take a code under it: %(could_be)s."),
        ProblemKind.CONTRADICTION: _("“%(said)s” says that there is nothing, and a code."),
        ProblemKind.NO_CODE: _("“%(said)s” has a place and no code."),
        ProblemKind.NO_PLACE: _("“%(said)s” does not begin with a passage, such as 3 or 2-4."),
        ProblemKind.NO_PASSAGE: _("There is no passage %(said)s."),
        ProblemKind.NO_WORDS: _("These words do not stand there: %(said)s"),
    }[problem.kind] % {"said": problem.said, "could_be": could_be}
