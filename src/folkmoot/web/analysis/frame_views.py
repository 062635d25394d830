"""The desk page on which people see what they put together, and sign it off once and for all."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.analysis.framing import Line, changed, named
from folkmoot.analysis.selection import count_once
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.analysis import queries, services, stored_queries, theme_cards
from folkmoot.web.analysis.desk_views import person_of
from folkmoot.web.analysis.documents import gathered
from folkmoot.web.analysis.frame_queries import Draft, draft_at, draft_of
from folkmoot.web.analysis.frame_services import agree_on_frame
from folkmoot.web.analysis.gathering import Gathering
from folkmoot.web.analysis.pages import AgreedPage
from folkmoot.web.analysis.queries import Run
from folkmoot.web.analysis.theme_cards import Responses
from folkmoot.web.analysis.theme_forms import VersionForm
from folkmoot.web.analysis.theme_pages import FramePage, Member, Proposed
from folkmoot.web.components.pages import show
from folkmoot.web.federation import queries as federation


def frame(request: HttpRequest, run: str) -> HttpResponse:
    """Show the themes of the draft before they are signed off; a POST signs them off.

    Where people have signed off before, show what each theme gathers.
    """
    found = queries.run(run)
    if queries.frame_of(run):
        return _agreed(request, found)
    if request.method != "POST":
        return _reviewed(request, found, draft_of(run))
    try:
        _sign_off(request, found)
    except InputError as error:
        return _reviewed(request, found, draft_of(run), str(error))
    return redirect("explorer", run=run)


def _sign_off(request: HttpRequest, run: Run) -> None:
    draft, form = draft_of(run.id), VersionForm(request.POST)
    read = form.cleaned_data["version"] if form.is_valid() else -1
    if read != draft.version:
        _refuse_stale(run, draft, read)
    themes = named(draft.lines)
    if not themes:
        raise InputError(_("Give at least one candidate a name. Those without one are left out."))
    held = theme_cards.held_responses(run)
    agree_on_frame(
        run,
        [_gathering(run, name, lines, held) for name, lines in themes],
        by=person_of(request),
        at=timezone.now(),
    )


def _refuse_stale(run: Run, draft: Draft, read: int) -> None:
    titles = {theme.key: theme.title for theme in theme_cards.candidates_of(run.id)}
    theirs = changed(draft_at(run.id, read).lines, draft.lines)
    raise InputError(
        _("The draft was changed since you read it: %(titles)s. Read it again, then sign off.")
        % {"titles": ", ".join(f"“{titles[key]}”" for key in theirs if key in titles) or "–"}
    )


def _gathering(run: Run, name: str, lines: Sequence[Line], held: Responses) -> Gathering:
    """Gather *lines*; the theme speaks to the clauses that most of its passages answer on."""
    mark = run.id.rsplit("-", 1)[1]
    return Gathering(
        name,
        _clauses(run, lines, held),
        tuple(Reference(Kind.THEME, f"{line.key}-{mark}") for line in lines if not line.places),
        tuple(line for line in lines if line.places),
    )


def _clauses(run: Run, lines: Sequence[Line], held: Responses) -> tuple[Reference, ...]:
    whole = gathered("", stored_queries.parts_of(run.id, lines), voices=0)
    return tuple(services.proposed_clauses(whole, run.consultation, held))


def _reviewed(request: HttpRequest, run: Run, draft: Draft, problem: str = "") -> HttpResponse:
    held = theme_cards.held_responses(run)
    pairs = theme_cards.all_lines(draft.lines, theme_cards.candidates_of(run.id))
    stored = stored_queries.parts_of(run.id, [line for _theme, line in pairs])
    members = {
        line.key: Member(
            key=line.key,
            title=theme.title,
            part=line.key.partition(".")[2],
            language=theme.language,
            responses=len(own.responses),
            note=line.note,
            reason=line.reason,
        )
        for (theme, line), own in zip(pairs, stored, strict=True)
    }
    lines = [line for _theme, line in pairs]
    page = FramePage(
        run=run,
        standing=theme_cards.standing(draft, lines, federation.people_names()),
        themes=_proposed(run, lines, members, held),
        left_out=tuple(members[line.key] for line in lines if line.reason),
        undecided=tuple(members[line.key] for line in lines if line.is_open),
        responses=len(held),
        problem=problem,
    )
    return show(request, "analysis/frame.html", page, status=400 if problem else 200)


def _proposed(
    run: Run, lines: Sequence[Line], members: dict[str, Member], held: Responses
) -> tuple[Proposed, ...]:
    letters = stored_queries.letters_of(run.id)
    found = []
    for name, own in named(lines):
        whole = gathered("", stored_queries.parts_of(run.id, own), voices=0)
        found.append(
            Proposed(
                name=name,
                responses=len(whole.responses),
                voices=count_once(whole.responses, letters),
                clauses=_clauses(run, own, held),
                members=tuple(members[line.key] for line in own),
            )
        )
    return tuple(sorted(found, key=lambda one: -one.voices))


def _agreed(request: HttpRequest, run: Run) -> HttpResponse:
    themes = tuple(
        (theme, tuple(queries.gathered_by(theme.id))) for theme in queries.published_themes(run.id)
    )
    return show(request, "analysis/agreed.html", AgreedPage(run, themes))
