"""Addresses of changes of law, each with its access rule."""

from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from folkmoot.federation.rights import Action
from folkmoot.web.assessment import change_edit_views as edits
from folkmoot.web.assessment import change_views as views
from folkmoot.web.assessment import watch_views as watch
from folkmoot.web.assessment.desk import secretariat
from folkmoot.web.federation.doors import public, requires

answer = requires(Action.ANSWER_LAW, secretariat)
settle = requires(Action.SETTLE_LAW, secretariat)
ONE = "desk/law/<str:place>/change/<int:change>/"

urlpatterns: list[URLPattern] = [
    path("law/watch/", public(watch.public_list), name="law-watch"),
    path("desk/law/watch/", answer(watch.desk), name="law-watch-desk"),
    path(
        "desk/law/watch/<int:watch>/settle/",
        answer(require_POST(watch.close)),
        name="law-watch-close",
    ),
    path("desk/law/changes/", settle(views.changes), name="law-changes"),
    path("desk/law/<str:place>/change/", answer(views.begin), name="law-change-begin"),
    path(ONE, answer(views.change), name="law-change"),
    path(ONE + "settle/", settle(views.settle), name="law-change-settle"),
    path(ONE + "files.zip", settle(views.files), name="law-change-files"),
    path(ONE + "act/", answer(edits.act), name="law-change-act"),
    path(ONE + "section/", answer(edits.section), name="law-change-section"),
    path(ONE + "head/", answer(edits.head), name="law-change-head"),
    path(ONE + "questions/", answer(edits.questions), name="law-change-questions"),
    path(ONE + "tables/", answer(edits.tables), name="law-change-tables"),
    path(ONE + "answer/<slug:question>/", answer(edits.answer), name="law-change-answer"),
]
