"""Pages of campaigns: for everybody what was published, for those who read responses all of it."""

from collections.abc import Collection, Sequence

from django.http import HttpRequest, HttpResponse

from folkmoot.analysis.common_words import CommonWords, common_words
from folkmoot.analysis.disclosure import LEAST_COUNT
from folkmoot.analysis.wordings import wordings
from folkmoot.web.analysis import campaign_queries, queries
from folkmoot.web.analysis.campaign_pages import LISTED, CampaignPage, CopiesPage, Copy, Listed
from folkmoot.web.analysis.campaign_queries import Letter
from folkmoot.web.analysis.campaign_size_queries import sizes_of
from folkmoot.web.analysis.queries import Campaign
from folkmoot.web.analysis.quoted_queries import published_in, quoted, shown
from folkmoot.web.components.pages import show
from folkmoot.web.consultation.queries.quotations import Quoted as Published

SHOWN = 3
OWN_FIRST = 12
CHANGES_FIRST = 20


def campaign(request: HttpRequest, campaign: str) -> HttpResponse:
    """Show one campaign: its letter as far as it was published, and how it is counted."""
    found = queries.campaign(campaign)
    run = queries.run(found.run)
    size = sizes_of(run.id).get(found.id)
    out = published_in(run.consultation)
    published = [each for name, _ in found.members for each in out.get(name, ())]
    common, letter = _letter(found, published) if size and published else (None, None)
    page = CampaignPage(
        run=run,
        campaign=found,
        size=size,
        common=common,
        language=letter.language if letter else "",
        quotations=() if common else tuple(map(shown, published[:SHOWN])),
        kinds=campaign_queries.released_kinds(found),
        bursts=campaign_queries.released_bursts(found),
    )
    return show(request, "analysis/campaign.html", page)


def copies(request: HttpRequest, campaign: str) -> HttpResponse:
    """Show what varies in the copies of a letter, and list them, to those who may read them."""
    found = queries.campaign(campaign)
    held = campaign_queries.letter(found)
    seen = wordings(held.template, held.words)
    own = {id for one in seen.own for id in one.copies}
    chosen = next((one for one in seen.variations if one.key == request.GET.get("change")), None)
    only_own = chosen is None and "own" in request.GET
    listed = _chosen(held, own if only_own else chosen.copies if chosen else held.copies)
    asked = f"change={chosen.key}&" if chosen else "own=1&" if only_own else ""
    here = _here(request.GET.get("page", ""), len(listed))
    shown_here = listed[(here.here - 1) * LISTED : here.here * LISTED]
    alike = dict(found.members)
    page = CopiesPage(
        run=queries.run(found.run),
        campaign=found,
        held=len(held.copies),
        identical=sum(text == held.template for text in held.words.values()),
        different=seen.different + 1,
        compared=seen.compared,
        template=quoted(held.first, held.template),
        stretches=seen.stretches,
        changes=seen.variations[:CHANGES_FIRST],
        all_changes=len(seen.variations),
        own=seen.own if only_own else seen.own[:OWN_FIRST],
        all_own=len(seen.own),
        with_own=len(own),
        arrivals=campaign_queries.arrivals(found),
        copies=tuple(Copy(held.copies[name].reference, alike[name]) for name in shown_here),
        listed=_asking(here, asked),
        chosen=chosen,
        only_own=only_own,
    )
    return show(request, "analysis/copies.html", page)


def _chosen(held: Letter, names: Collection[str]) -> list[str]:
    """Give *names* in the order of the campaign, the likest to the letter first."""
    wanted = set(names)
    return [name for name in held.copies if name in wanted]


def _here(asked: str, count: int) -> Listed:
    pages = max(1, -(-count // LISTED))
    here = min(max(1, int(asked) if asked.isascii() and asked.isdigit() else 1), pages)
    return Listed(count, here, pages, "", "")


def _asking(listed: Listed, asked: str) -> Listed:
    """Say what to ask for to see the pages before and after."""
    return Listed(
        listed.count,
        listed.here,
        listed.pages,
        f"{asked}page={listed.here - 1}" if listed.here > 1 else "",
        f"{asked}page={listed.here + 1}" if listed.here < listed.pages else "",
    )


def _letter(
    found: Campaign, published: Sequence[Published]
) -> tuple[CommonWords | None, Published | None]:
    """Give the longest passage that was published to the letter, as the copies keep it."""
    held = campaign_queries.letter(found)
    exact = [
        each
        for each in published
        if held.words.get(each.response.name, "")[each.start : each.end] == each.words
    ]
    if not exact or len(held.copies) < LEAST_COUNT:
        return None, None
    letter = max(exact, key=lambda each: (len(each.words), each.response))
    template = held.words[letter.response.name]
    return common_words(
        template, list(held.words.values()), start=letter.start, end=letter.end
    ), letter
