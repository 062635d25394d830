"""Addresses of moderation, quotations, safeguarding and answers, each with its access rule."""

from django.urls import path

from folkmoot.federation.rights import Action
from folkmoot.web.consultation import (
    answer_views,
    moderation_views,
    quotation_views,
    safeguarding_views,
)
from folkmoot.web.consultation.desk_views import body_of_round
from folkmoot.web.federation.doors import public, requires

moderate = requires(Action.MODERATE, body_of_round)
publish = requires(Action.PUBLISH_WORDS, body_of_round)
approve = requires(Action.PUBLISH_WORDS, body_of_round, fresh=True)
safeguard = requires(Action.SAFEGUARD, safeguarding_views.body_of)

ROUND = "desk/round/<slug:round_id>"

urlpatterns = [
    path(
        "consultation/<slug:consultation_id>/answers/",
        public(answer_views.answers),
        name="answers",
    ),
    path(f"{ROUND}/moderate/", moderate(moderation_views.queue), name="moderate"),
    path(f"{ROUND}/moderate/<slug:name>/", moderate(moderation_views.one), name="reading"),
    path(
        f"{ROUND}/moderate/<slug:name>/propose/",
        publish(moderation_views.propose),
        name="propose-quotation",
    ),
    path(f"{ROUND}/quotations/", publish(quotation_views.quotations), name="quotations"),
    path(
        f"{ROUND}/quotations/<int:key>/approve/",
        approve(quotation_views.approve),
        name="approve-quotation",
    ),
    path(
        "desk/safeguarding/<slug:body>/",
        safeguard(safeguarding_views.disclosures),
        name="safeguarding",
    ),
    path(
        "desk/safeguarding/<slug:body>/<slug:name>/",
        safeguard(safeguarding_views.disclosure),
        name="disclosure",
    ),
]
