"""Addresses of a round's result: its report, the desk where it is made, and the way up and back."""

from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from folkmoot.federation.rights import Action
from folkmoot.web.components.doors import View
from folkmoot.web.federation.doors import public, requires
from folkmoot.web.publication import received_views as up
from folkmoot.web.publication import round_desk_views as desk
from folkmoot.web.publication import round_report_views as views


def running(view: View) -> View:
    """Open *view* to whoever runs the round."""
    return requires(Action.RUN_ROUND, desk.object_of_round)(view)


def receiving(view: View) -> View:
    """Open *view* to whoever receives results."""
    return requires(Action.RECEIVE_RESULTS, up.object_of_consultation)(view)


sending = requires(Action.SEND_RESULTS, desk.object_of_round, fresh=True, once=True)

ROUND = "round/<slug:round_id>"
RECEIVED = "desk/consultation/<slug:consultation_id>/received/"

urlpatterns: list[URLPattern] = [
    path(f"{ROUND}/report/", public(views.report), name="round-report"),
    path(f"{ROUND}/report/<str:name>", public(views.report_file), name="round-report-file"),
    path(f"{ROUND}/changes/", public(views.changes), name="round-changes"),
    path(f"desk/{ROUND}/results/", running(desk.results), name="desk-results"),
    path(
        f"desk/{ROUND}/results/compile/",
        running(require_POST(desk.compile_now)),
        name="desk-compile",
    ),
    path(f"desk/{ROUND}/results/write/", running(require_POST(desk.write)), name="desk-write"),
    path(f"desk/{ROUND}/results/report/", running(require_POST(desk.report)), name="desk-report"),
    path(f"desk/{ROUND}/send/", sending(desk.send), name="desk-send"),
    path(
        f"desk/{ROUND}/send/back/", running(require_POST(desk.take_back_in)), name="desk-take-back"
    ),
    path(RECEIVED, receiving(up.received), name="desk-received"),
    path(f"{RECEIVED}file/", receiving(require_POST(up.take_in)), name="desk-receive"),
    path(f"{RECEIVED}card/", receiving(require_POST(up.know)), name="desk-card"),
    path(f"{RECEIVED}back/", receiving(require_POST(up.give_back)), name="desk-give-back"),
]
