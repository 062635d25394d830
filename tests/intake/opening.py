"""Opening what lies at the intake face, as the workbench would."""

import json

from folkmoot.consultation.responses import Channel, Response, response_from, with_sealed_part
from folkmoot.consultation.sealing import disclose
from folkmoot.web.intake.box_services import submissions_to_collect
from tests.intake.conftest import Posted


def the_response(posted: Posted) -> Response:
    """Open the one response that was sent to a round."""
    (found,) = submissions_to_collect(posted.notice.round.id)
    sealed = found.envelope
    words = json.loads(disclose(sealed.content, sealed.for_round, posted.private))
    facts = response_from(
        found.facts,
        name="north-1",
        round_id=found.round,
        channel=Channel.FORM,
        received=found.day,
    )
    return with_sealed_part(facts, words)
