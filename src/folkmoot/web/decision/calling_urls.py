"""The address at which a meeting is called, with its access rule."""

from django.urls import path

from folkmoot.federation.rights import Action
from folkmoot.web.decision import calling_views
from folkmoot.web.federation.doors import requires

urlpatterns = [
    path(
        "desk/meetings/call/",
        requires(Action.KEEP_ROLL, calling_views.body_asked_for)(calling_views.call),
        name="desk-call",
    ),
]
