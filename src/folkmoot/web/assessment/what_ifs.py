"""One law as it would be, put together for its page; nothing of it is ever stored."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from folkmoot.assessment.assessments import Measure
from folkmoot.assessment.law import Standing, stand
from folkmoot.assessment.reform import MODEL, Reform, aim_of, reform, smallest_reform
from folkmoot.assessment.rules import Result
from folkmoot.foundation.errors import InputError
from folkmoot.web.assessment import queries, reading, showing
from folkmoot.web.assessment.forms import DayForm, WhatIfForm
from folkmoot.web.assessment.names import model_name
from folkmoot.web.assessment.pages import Imagined, WhatIfPage


def page(jurisdiction: str, asked_for: Mapping[str, str], days: DayForm) -> WhatIfPage:
    """Give the form of what-if, with the outcome where a change or an aim was named."""
    laws = queries.laws()
    law = laws.law(jurisdiction)
    measure = reading.measure_of(days.chosen_policy())
    standing = stand(law, measure.codebook, on=max(days.day(), law.first_day))
    asked = {*measure.scheme.questions, *(q for r in measure.rules.rules for q in r.questions)}
    form = WhatIfForm(asked_for, standing=standing, laws=laws, measure=measure, asked=asked)
    made, refusal = _made(form, standing, measure)
    return WhatIfPage(
        place=showing.place(law, laws.registry),
        on=standing.on,
        form=form,
        imagined=_shown(made, form, measure) if made else None,
        refusal=refusal,
        policies=reading.choices(days.chosen_policy()),
    )


def _shown(made: Reform, form: WhatIfForm, measure: Measure) -> Imagined:
    return showing.imagined(made, measure.codebook, smallest=bool(form.cleaned_data["until"]))


def _made(form: WhatIfForm, standing: Standing, measure: Measure) -> tuple[Reform | None, str]:
    if not form.is_valid():
        return None, ""
    try:
        if until := form.cleaned_data["until"]:
            return _smallest(until, standing, measure)
        changes = form.changes()
        return (reform(standing, measure, changes) if changes else None), ""
    except InputError as error:
        return None, str(error)


def _smallest(until: str, standing: Standing, measure: Measure) -> tuple[Reform | None, str]:
    """Find the change that meets a rule, or that leads to a model written model=end_demand."""
    name, _equals, model = until.partition("=")
    made = smallest_reform(standing, measure, [aim_of(measure, name, model or Result.MET)])
    aim = model_name(model) if name == MODEL else name
    return made, "" if made else _("No change of its answers reaches %(rule)s.") % {"rule": aim}
