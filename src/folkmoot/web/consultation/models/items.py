"""Rows of what came in by mail, sheet and letter: what is known already, and what waits."""

import uuid

from django.db import models

from folkmoot.web.consultation.models.responses import ResponseRow
from folkmoot.web.consultation.models.rounds import RoundRow


class ItemKey(models.Model):
    """What tells one item that came in from all others, as a keyed hash."""

    hash = models.CharField(primary_key=True, max_length=64)
    response = models.ForeignKey(ResponseRow, on_delete=models.CASCADE, related_name="item_keys")


class QuarantinedItem(models.Model):
    """One item that a person has to look at: where it is, why, and what could be read of it."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    hash = models.CharField(max_length=64, unique=True)
    round = models.ForeignKey(RoundRow, on_delete=models.PROTECT, related_name="quarantined")
    day = models.DateField()
    file = models.CharField(max_length=255)
    item = models.CharField(max_length=255, blank=True)
    reason = models.TextField()
    found = models.TextField(blank=True)
