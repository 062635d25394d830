"""Addresses of what came in: files, waiting items, papers and sheets, each with its access rule."""

from django.urls import path

from folkmoot.federation.rights import Action
from folkmoot.web.consultation import import_views, items_views, typing_views
from folkmoot.web.consultation.desk_views import body_of_round
from folkmoot.web.federation.doors import requires

ROUND = "desk/round/<slug:round_id>"

run = requires(Action.RUN_ROUND, body_of_round)
type_paper = requires(Action.TYPE_PAPER, body_of_round)

urlpatterns = [
    path(f"{ROUND}/files/", run(items_views.files), name="desk-round-files"),
    path(f"{ROUND}/quarantine/", run(items_views.quarantine), name="desk-quarantine"),
    path(f"{ROUND}/quarantine/<int:key>/", run(items_views.item), name="desk-item"),
    path(f"{ROUND}/quarantine/<int:key>/correct/", run(typing_views.correct), name="desk-correct"),
    path(f"{ROUND}/type/", type_paper(typing_views.queue), name="desk-type"),
    path(f"{ROUND}/type/<int:key>/", type_paper(typing_views.one), name="desk-type-one"),
    path(f"{ROUND}/type/<int:key>/settle/", type_paper(typing_views.settle), name="desk-settle"),
    path(
        f"{ROUND}/type/<int:key>/page/<int:number>/",
        type_paper(typing_views.scan),
        name="desk-scan",
    ),
    path(f"{ROUND}/import/", run(import_views.imports), name="desk-import"),
    path(f"{ROUND}/import/<int:key>/", run(import_views.one), name="desk-import-one"),
]
