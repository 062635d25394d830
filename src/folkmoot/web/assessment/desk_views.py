"""The first page of the desk of the law: what is mine to read, and every batch."""

from django.http import HttpRequest, HttpResponse

from folkmoot.federation.rights import Action
from folkmoot.web.assessment import coding_queries
from folkmoot.web.assessment.coding_pages import LawDeskPage
from folkmoot.web.assessment.desk import person_of, secretariat
from folkmoot.web.components.pages import show
from folkmoot.web.federation.doors import may


def desk(request: HttpRequest) -> HttpResponse:
    """Show what is mine to read, and every batch."""
    queue = coding_queries.queue(person_of(request))
    page = LawDeskPage(
        to_read=tuple(task for task in queue if task.handed_in_on is None),
        read=tuple(task for task in queue if task.handed_in_on is not None),
        batches=coding_queries.batches(),
        reads=may(request, Action.ANSWER_LAW, secretariat(request)),
    )
    return show(request, "assessment/coding/desk.html", page)
