"""The desk of imports: a sheet chosen, its columns confirmed, its rows taken in."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language

from folkmoot.consultation.intake import maps
from folkmoot.consultation.intake.maps import Mapped, SheetMap
from folkmoot.consultation.intake.values import DayOrder
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import SCALE_WORDS
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.errors import FolkmootError
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import items_words, queries
from folkmoot.web.consultation.items_pages import (
    Choices,
    ColumnShown,
    ImportPage,
    ImportsPage,
)
from folkmoot.web.consultation.items_views import by, round_or_404
from folkmoot.web.consultation.queries import imports as reading
from folkmoot.web.consultation.queries.imports import ImportShown
from folkmoot.web.consultation.services import importing
from folkmoot.web.consultation.services.importing import Preview
from folkmoot.web.consultation.uploads import too_many, uploaded
from folkmoot.web.federation import queries as federation


def imports(request: HttpRequest, round_id: str) -> HttpResponse:
    """List a round's imports; a POST begins one with the sheet that is given."""
    held = round_or_404(round_id)
    fault = too_many(request) if request.method == "POST" else ""
    if request.method == "POST" and not fault:
        try:
            with uploaded(request) as paths:
                key, code = importing.begin_import(
                    paths, round_id, by=by(request, held), at=timezone.now()
                )
        except FolkmootError as error:
            fault = str(error)
        else:
            request.session[_place(key)] = code
            return redirect("desk-import-one", round_id, key)
    body = federation.body_name(held.body)
    page = ImportsPage(held, body, reading.imports_of(round_id), fault)
    return show(request, "consultation/desk/imports.html", page, status=422 if fault else 200)


def one(request: HttpRequest, round_id: str, key: int) -> HttpResponse:
    """Show what the columns become; a POST corrects that, or takes the rows in."""
    held, found = round_or_404(round_id), reading.import_of(round_id, key)
    if found is None:
        raise Http404
    code = request.session.get(_place(key), "")
    try:
        if request.method == "POST":
            _act(request, held, found, code)
            return redirect("desk-import-one", round_id, key)
        page = _page(held, found, code)
    except FolkmootError as error:
        page = _page(held, found, code, fault=str(error))
        return show(request, "consultation/desk/import.html", page, status=422)
    return show(request, "consultation/desk/import.html", page)


def _act(request: HttpRequest, held: Round, found: ImportShown, code: str) -> None:
    if not found.done:
        importing.correct_map(held.id, found.key, _map_in(request.POST, found.map), code)
    if request.POST.get("act") == "run":
        importing.run_import(held.id, found.key, code, by=by(request, held), at=timezone.now())
        request.session.pop(_place(found.key), None)


def _map_in(given: Mapping[str, str], before: SheetMap) -> SheetMap:
    """Read the map as a person corrected it on the page."""
    columns = tuple(
        Mapped(
            each.header,
            given.get(f"column-{number}", each.becomes),
            tuple(
                (value, given.get(f"value-{number}-{place}", meant))
                for place, (value, meant) in enumerate(each.values)
            ),
        )
        for number, each in enumerate(before.columns)
    )
    days = given.get("days", "")
    order = DayOrder(days) if days in set(DayOrder) else before.days
    return SheetMap(columns, before.platform, before.heads, order)


def _page(held: Round, found: ImportShown, code: str, *, fault: str = "") -> ImportPage:
    pack, language = queries.pack_asked_in(held.id), get_language() or "en"
    shown = None
    if code and found.is_kept and pack:
        shown = importing.preview(held.id, found.key, code, at=timezone.now())
    choices = (
        tuple((each, items_words.becomes(each, pack, language)) for each in maps.choices_of(pack))
        if pack
        else ()
    )
    return ImportPage(
        held=held,
        body=federation.body_name(held.body),
        found=found,
        preview=shown,
        columns=_columns(shown, pack, language) if shown and pack else (),
        choices=choices,
        days=items_words.day_orders(),
        day=found.map.days,
        fault=fault or (shown.fault if shown else ""),
    )


def _columns(shown: Preview, pack: Consultation, language: str) -> tuple[ColumnShown, ...]:
    return tuple(
        ColumnShown(
            number=number,
            header=each.header,
            label=shown.labels[number] if number < len(shown.labels) else "",
            becomes=each.becomes,
            cells=tuple(row[number] for row in shown.rows if number < len(row) and row[number])[:3],
            values=each.values,
            options=_meanings(each, pack, language),
        )
        for number, each in enumerate(shown.map.columns)
    )


def _meanings(mapped: Mapped, pack: Consultation, language: str) -> Choices:
    """Give what a single value of a column may mean."""
    question = next((each for each in pack.questions if each.id == mapped.becomes), None)
    if question is not None:
        return tuple((each.id, each.label.in_language(language)) for each in question.choices)
    return tuple((str(n), said.in_language(language)) for n, said in SCALE_WORDS.items())


def _place(key: int) -> str:
    return f"import-{key}"
