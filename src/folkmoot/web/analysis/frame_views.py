"""The desk page on which people see what they put together, and sign it off once and for all."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.analysis.framing import Line, Names, changed, named, with_names
from folkmoot.analysis.selection import count_once
from folkmoot.foundation.errors import InputError
from folkmoot.web.analysis import jobs, naming, queries, stored_queries, theme_cards
from folkmoot.web.analysis.desk_views import person_of
from folkmoot.web.analysis.documents import gathered
from folkmoot.web.analysis.frame_draft_services import save_draft
from folkmoot.web.analysis.frame_queries import Draft, draft_at, draft_of
from folkmoot.web.analysis.naming_forms import NamesForm, names_by_theme
from folkmoot.web.analysis.pages import AgreedPage
from folkmoot.web.analysis.queries import Run
from folkmoot.web.analysis.release_queries import release_under_way
from folkmoot.web.analysis.release_services import ask_for_release, clauses_of
from folkmoot.web.analysis.theme_forms import VersionForm
from folkmoot.web.analysis.theme_pages import FramePage, Member, Proposed
from folkmoot.web.components.pages import show
from folkmoot.web.federation import queries as federation


def frame(request: HttpRequest, run: str) -> HttpResponse:
    """Show the themes of the draft before they are signed off, to be named in each language.

    A POST keeps these names, or signs off: the job consumer is asked for the release. After that,
    show what each theme gathers.
    """
    found, is_saving = queries.run(run), request.POST.get("do") == "names"
    if queries.frame_of(run):
        return _agreed(request, found)
    if not is_saving and _is_being_released(found):
        return redirect("release", run=run)
    if request.method != "POST":
        return _reviewed(request, found, draft_of(run))
    try:
        draft = _with_names_sent(request, found)
        if is_saving:
            return redirect(f"{request.path}?saved=1")
        by, now = person_of(request), timezone.now()
        jobs.make_release(ask_for_release(found, draft.version, by=by, at=now))
    except InputError as error:
        return _reviewed(request, found, draft_of(run), str(error))
    return redirect("release", run=run)


def _is_being_released(run: Run) -> bool:
    begun = release_under_way(run.consultation)
    return begun is not None and begun.run == run.id


def _with_names_sent(request: HttpRequest, run: Run) -> Draft:
    """Keep the names that were sent in, and give the draft that holds them.

    They are sent in with the version that somebody read; others' names of other themes stay.
    """
    read = _version_read(request)
    base = draft_at(run.id, read)
    names = _names(request, run, base)
    if request.POST.get("do") != "names" and read != draft_of(run.id).version:
        _refuse_stale(run, draft_of(run.id), read)
    lines = with_names(base.lines, names)
    saved = save_draft(run, lines, base=read, by=person_of(request), at=timezone.now())
    if saved.clashes:
        raise InputError(
            _("Somebody else named the same themes since you opened this page. Read it again.")
        )
    return saved.draft


def _version_read(request: HttpRequest) -> int:
    form = VersionForm(request.POST)
    return int(form.cleaned_data["version"]) if form.is_valid() else -1


def _names(request: HttpRequest, run: Run, draft: Draft) -> Mapping[str, Names]:
    """Give the names of the draft's themes by language: those sent in, or those there are."""
    languages = naming.languages_of(run.id)
    there = naming.names_of_themes(draft.lines, languages, get_language() or "")
    keys = [own[0].key for _name, own in named(draft.lines)]
    form = NamesForm(request.POST, keys=keys, languages=list(languages))
    if not form.is_sent:
        return there
    if not form.is_valid():
        raise InputError(_("A name is too long. Use a few words."))
    return names_by_theme(form, draft.lines)


def _refuse_stale(run: Run, draft: Draft, read: int) -> None:
    titles = {theme.key: theme.title for theme in theme_cards.candidates_of(run.id)}
    theirs = changed(draft_at(run.id, read).lines, draft.lines)
    raise InputError(
        _("The draft was changed since you read it: %(titles)s. Read it again, then sign off.")
        % {"titles": ", ".join(f"“{titles[key]}”" for key in theirs if key in titles) or "–"}
    )


def _reviewed(request: HttpRequest, run: Run, draft: Draft, problem: str = "") -> HttpResponse:
    held = frozenset(theme_cards.kinds_of(run))
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
    languages = naming.languages_of(run.id)
    names = _names_shown(request, run, draft)
    page = FramePage(
        run=run,
        standing=theme_cards.standing(draft, lines, federation.people_names()),
        themes=_proposed(run, lines, members, held=held, names=names),
        left_out=tuple(members[line.key] for line in lines if line.reason),
        undecided=tuple(members[line.key] for line in lines if line.is_open),
        responses=len(held),
        languages=naming.spoken(languages),
        unnamed=naming.unnamed(names, languages),
        problem=problem,
        saved=not problem and bool(request.GET.get("saved")),
    )
    return show(request, "analysis/frame.html", page, status=400 if problem else 200)


def _names_shown(request: HttpRequest, run: Run, draft: Draft) -> Mapping[str, Names]:
    """Give the names as they were sent in, if they were, so that a refusal loses none of them."""
    try:
        return _names(request, run, draft)
    except InputError:
        return naming.names_of_themes(
            draft.lines, naming.languages_of(run.id), get_language() or ""
        )


def _proposed(
    run: Run,
    lines: Sequence[Line],
    members: Mapping[str, Member],
    *,
    held: frozenset[str],
    names: Mapping[str, Names],
) -> tuple[Proposed, ...]:
    letters, languages = stored_queries.letters_of(run.id), naming.languages_of(run.id)
    found = []
    for name, own in named(lines):
        whole = gathered("", stored_queries.parts_of(run.id, own), voices=0)
        found.append(
            Proposed(
                name=name,
                fields=naming.fields(own[0].key, names[name], languages),
                responses=len(whole.responses),
                voices=count_once(whole.responses, letters),
                clauses=clauses_of(run, own, held),
                members=tuple(members[line.key] for line in own),
            )
        )
    return tuple(sorted(found, key=lambda one: -one.voices))


def _agreed(request: HttpRequest, run: Run) -> HttpResponse:
    themes = tuple(
        (theme, tuple(queries.gathered_by(theme.id))) for theme in queries.published_themes(run.id)
    )
    return show(request, "analysis/agreed.html", AgreedPage(run, themes))
