"""Rows of consultations, rounds and responses: no address, no browser, no time finer than a day.

Keys are random, so that neither they nor an order tells who came before whom.
"""

from folkmoot.web.consultation.models.bundles import (
    CardRow,
    PassedRow,
    PositionRow,
    ReceivedRow,
    RefusedRow,
    ResultRow,
    SentRow,
)
from folkmoot.web.consultation.models.invitations import (
    InvitationRow,
    MailedRow,
)
from folkmoot.web.consultation.models.items import (
    FetchedRow,
    ImportRow,
    ItemKey,
    ItemSecretRow,
    PageRow,
    QuarantinedItem,
    TypingRow,
)
from folkmoot.web.consultation.models.keys import (
    HolderRow,
    OfficerRow,
    ResponseKeyRow,
    RoundKeyRow,
    ShareRow,
    UnlockRow,
)
from folkmoot.web.consultation.models.moderation import (
    DisclosureRow,
    QuotationRow,
    ReadingRow,
    RedactionRow,
    RetentionRow,
    ThemeAnswerRow,
)
from folkmoot.web.consultation.models.responses import (
    ResponseRow,
)
from folkmoot.web.consultation.models.rounds import (
    AddedAnswerRow,
    PackRow,
    RoundRow,
)

__all__ = [
    "AddedAnswerRow",
    "CardRow",
    "DisclosureRow",
    "FetchedRow",
    "HolderRow",
    "ImportRow",
    "InvitationRow",
    "ItemKey",
    "ItemSecretRow",
    "MailedRow",
    "OfficerRow",
    "PackRow",
    "PageRow",
    "PassedRow",
    "PositionRow",
    "QuarantinedItem",
    "QuotationRow",
    "ReadingRow",
    "ReceivedRow",
    "RedactionRow",
    "RefusedRow",
    "ResponseKeyRow",
    "ResponseRow",
    "ResultRow",
    "RetentionRow",
    "RoundKeyRow",
    "RoundRow",
    "SentRow",
    "ShareRow",
    "ThemeAnswerRow",
    "TypingRow",
    "UnlockRow",
]
