"""Rows of consultations, rounds and responses: no address, no browser, no time finer than a day.

Keys are random, so that neither they nor an order tells who came before whom.
"""

from folkmoot.web.consultation.models.items import ItemKey, QuarantinedItem
from folkmoot.web.consultation.models.responses import AnswerRow, Draft, Receipt, ResponseRow
from folkmoot.web.consultation.models.rounds import PackRow, RoundRow

__all__ = [
    "AnswerRow",
    "Draft",
    "ItemKey",
    "PackRow",
    "QuarantinedItem",
    "Receipt",
    "ResponseRow",
    "RoundRow",
]
