"""What events and links are called on pages, in the reader's language."""

from django.utils.translation import gettext as _

from folkmoot.record.links import LinkKind


def of_event(event: str) -> str:
    """Say an event of the ledger in words; one that is not listed says its own name.

    >>> of_event("body.founded")
    'body founded'
    """
    words = _done() | _kept() | _moderated() | _voted() | _amended() | _motions() | _law()
    return words.get(event) or event.replace(".", " ").replace("_", " ")


def of_link(kind: str) -> str:
    """Say what a link does to the earlier thing; a kind that is not listed says its own name."""
    return (_grounds() | _sequels()).get(kind) or kind.replace("_", " ")


def _done() -> dict[str, str]:
    return {
        "pack.published": _("pack published"),
        "pack.answered": _("answer added to the pack"),
        "round.opened": _("round opened"),
        "round.announced": _("round announced"),
        "round.changed": _("round changed"),
        "round.invited": _("people invited"),
        "round.compiled": _("round compiled"),
        "items.taken_in": _("items taken in"),
        "item.settled": _("item settled"),
        "paper.typed": _("paper typed"),
        "response.withdrawn": _("response withdrawn"),
        "frame.agreed": _("frame agreed"),
        "assignment.made": _("responses held beside themes"),
        "proposals.judged": _("proposals taken or refused"),
        "run.made": _("run made"),
        "theme.signed-off": _("theme signed off"),
        "version.imported": _("version imported"),
        "version.proposed": _("version proposed"),
        "version.adopted": _("version adopted"),
        "result.compiled": _("result compiled"),
        "position.written": _("position written"),
        "round.reported": _("round reported"),
        "result.sent": _("result sent"),
        "result.received": _("result received"),
        "return.sent": _("what changed sent back"),
        "return.received": _("what changed received"),
        "card.registered": _("card registered"),
        "gathering.opened": _("gathering opened"),
        "report.published": _("report published"),
        "demo.told": _("demo told"),
    }


def _law() -> dict[str, str]:
    return {
        "law.imported": _("law imported"),
        "law.assessed": _("law assessed"),
        "coding.batch_opened": _("batch of laws opened"),
        "coding.assigned": _("law given to be read"),
        "coding.handed_in": _("reading of a law handed in"),
        "coding.settled": _("readings of a law settled"),
        "law.changed": _("coded law changed"),
        "law.change.proposed": _("change of law proposed"),
        "law.change.withdrawn": _("change of law withdrawn"),
        "law.change.refused": _("change of law refused"),
        "law.watched": _("change of law put on the watch list"),
        "law.watch.done": _("watched change of law coded"),
        "law.watch.dropped": _("watched change of law did not come"),
        "law.restriction.put": _("restriction put to the five-part test"),
        "law.restriction.judged": _("restriction judged"),
        "law.validated": _("coded law validated in the country"),
        "law.reported": _("report on a law recorded"),
    }


def _kept() -> dict[str, str]:
    return {
        "round.key_protected": _("key of the round protected"),
        "round.key_ordinary": _("key of the round left to the server"),
        "round.key_handed_over": _("key of the round handed over"),
        "round.key_recovered": _("key of the round recovered"),
        "round.collected_early": _("responses collected before the day was over"),
        "responses.released": _("responses released for reading"),
    }


def _moderated() -> dict[str, str]:
    return {
        "response.read": _("response read"),
        "response.redacted": _("something left out of a response"),
        "response.set_aside": _("response set aside"),
        "response.taken_up": _("response taken up again"),
        "quotation.proposed": _("quotation proposed"),
        "quotation.published": _("quotation published by two people"),
        "quotation.taken_back": _("quotation taken back"),
        "disclosure.flagged": _("response handed to those who safeguard"),
        "disclosure.settled": _("disclosure settled"),
        "theme.answered": _("theme answered"),
        "retention.set": _("days of keeping words set"),
        "words.destroyed": _("words of responses destroyed"),
        "report.outdated": _("report taken down to be written anew"),
    }


def _voted() -> dict[str, str]:
    return {
        "rules.adopted": _("rules adopted"),
        "roll.frozen": _("roll frozen"),
        "vote.opened": _("vote opened"),
        "vote.closed": _("vote closed"),
        "vote.brought_back": _("archive of a vote brought back"),
        "ruling.made": _("ruling made"),
        "decision.corrected": _("decision corrected"),
        "decision.made": _("decision made"),
        "meeting.ended": _("meeting closed"),
    }


def _amended() -> dict[str, str]:
    return {
        "amendment.moved": _("amendment moved"),
        "amendment.taken_in": _("amendment taken in without a vote"),
        "amendment.to_vote": _("amendment left to the vote"),
        "amendment.carried": _("amendment put into the text"),
        "amendment.rebased": _("amendment made again on the changed text"),
        "amendment.waiting": _("amendment made again, and waits for a yes"),
        "amendment.agreed": _("amendment said to hold"),
        "amendment.fallen": _("amendment fallen"),
        "amendment.withdrawn": _("amendment withdrawn"),
    }


def _motions() -> dict[str, str]:
    return {
        "meeting.called": _("meeting called"),
        "motion.tabled": _("motion tabled"),
        "motion.accepted_in_order": _("motion accepted in order"),
        "motion.vote_opened": _("motion put to the vote"),
        "motion.amended": _("motion amended"),
        "motion.composed": _("motion composed"),
        "motion.carried": _("motion carried"),
        "motion.lost": _("motion lost"),
        "motion.inquorate": _("motion without a quorum"),
        "motion.withdrawn": _("motion withdrawn"),
        "motion.referred": _("motion referred"),
        "motion.remitted": _("motion remitted"),
        "motion.composited": _("motion composited"),
        "motion.lapsed": _("motion lapsed"),
        "motion.superseded": _("motion superseded"),
        "motion.retracted": _("motion taken back for a workshop"),
        "motion.split": _("motion split into its parts"),
        "motion.implemented": _("motion carried out"),
        "motion.forwarded": _("motion put to another meeting"),
        "motion.costing": _("costing set beside a motion"),
        "motion.advice": _("advice set beside a motion"),
        "part.answered": _("point of a motion answered"),
        "consideration.answered": _("point of a decision answered"),
    }


def _grounds() -> dict[str, str]:
    return {
        LinkKind.CITES: _("cites"),
        LinkKind.SUPPORTS: _("supports"),
        LinkKind.OPPOSES: _("opposes"),
        LinkKind.ANSWERS: _("answers"),
        LinkKind.BELONGS_TO: _("belongs to"),
        LinkKind.SPEAKS_TO: _("speaks to"),
        LinkKind.DRAWN_FROM: _("drawn from"),
        LinkKind.RESTS_ON: _("rests on"),
    }


def _sequels() -> dict[str, str]:
    return {
        LinkKind.AMENDS: _("amends"),
        LinkKind.DECIDES: _("decides"),
        LinkKind.MANDATED_BY: _("mandated by"),
        LinkKind.MADE_FROM: _("made from"),
        LinkKind.FORWARDED_FROM: _("forwarded from"),
        LinkKind.IMPLEMENTS: _("carries out"),
        LinkKind.ADOPTED_BY: _("adopted by"),
        LinkKind.CHANGED_BY: _("changed by"),
        LinkKind.SUCCEEDS: _("succeeds"),
        LinkKind.JUDGED_BY: _("judged by"),
        LinkKind.READS: _("reads"),
        LinkKind.ASKS_OF: _("asks of"),
    }
