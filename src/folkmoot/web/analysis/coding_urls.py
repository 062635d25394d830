"""Addresses of the coding desk, each with its access rule."""

from django.urls import URLPattern, path

from folkmoot.federation.rights import Action
from folkmoot.web.analysis import (
    coding_batch_views,
    coding_book_views,
    coding_exchange_views,
    coding_machine_views,
    coding_memo_views,
    coding_reading_views,
    coding_results_views,
    coding_settling_views,
)
from folkmoot.web.analysis.coding_desk import of_batch, of_book
from folkmoot.web.analysis.coding_exchange_views import of_body
from folkmoot.web.analysis.desk_views import secretariat
from folkmoot.web.federation.doors import requires

code = requires(Action.CODE_RESPONSES, secretariat)
coder = requires(Action.CODE_RESPONSES, of_batch)
writer = requires(Action.CODE_RESPONSES, of_book)
take_out = requires(Action.EXPORT_RESPONSES, of_body)
take_out_once = requires(Action.EXPORT_RESPONSES, of_body, fresh=True, once=True)
BOOK = "desk/coding/codebook/<slug:book>/"
BATCH = "desk/coding/batch/<slug:batch>/"

urlpatterns: list[URLPattern] = [
    path("desk/coding/", code(coding_batch_views.desk), name="coding-desk"),
    path("desk/coding/codebook/", code(coding_book_views.new_book), name="codebook-new"),
    path(BOOK, writer(coding_book_views.book), name="codebook"),
    path(BOOK + "change/", writer(coding_book_views.change_book), name="codebook-change"),
    path("desk/coding/batch/", code(coding_batch_views.new_batch), name="coding-batch-new"),
    path(BATCH, coder(coding_batch_views.batch), name="coding-batch"),
    path(BATCH + "read/", coder(coding_reading_views.following), name="coding-next"),
    path(BATCH + "mine/", coder(coding_reading_views.mine), name="coding-mine"),
    path(BATCH + "read/<int:place>/", coder(coding_reading_views.read), name="coding-read"),
    path(BATCH + "agreement/", coder(coding_settling_views.agreement), name="coding-agreement"),
    path(
        BATCH + "differences/", coder(coding_settling_views.differences), name="coding-differences"
    ),
    path(BATCH + "settle/", coder(coding_settling_views.settle_next), name="coding-settle"),
    path(
        BATCH + "settle/<int:number>/",
        coder(coding_settling_views.settle),
        name="coding-settle-one",
    ),
    path(BATCH + "results/", coder(coding_results_views.results), name="coding-results"),
    path(BATCH + "segments/", coder(coding_results_views.segments), name="coding-segments"),
    path(BATCH + "memos/", coder(coding_memo_views.memos), name="coding-memos"),
    path(BATCH + "machine/", coder(coding_machine_views.machine), name="coding-machine"),
    path(
        "desk/coding/take-in/", code(coding_exchange_views.take_project_in), name="coding-take-in"
    ),
    path(
        "desk/coding/of/<slug:body>/",
        take_out(coding_exchange_views.exports),
        name="coding-exports",
    ),
    path(
        "desk/coding/of/<slug:body>/<slug:batch>/",
        take_out_once(coding_exchange_views.export),
        name="coding-export",
    ),
]
