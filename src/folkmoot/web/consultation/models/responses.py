"""Rows of responses: sealed, random in order, by the day; no word and no organisation."""

from django.db import models

from folkmoot.web.components.keys import RandomKey
from folkmoot.web.consultation.models.rounds import RoundRow


class ResponseRow(models.Model):
    """One response. A withdrawn one keeps its name, its round and its days, and nothing else.

    *content* is what was said, sealed under a key of its own; *released* is the working copy of a
    protected round's response, sealed likewise. *parts* says which questions and clauses have an
    answer. *mark* is the keyed hash of the receipt's code, by the secret of the intake face.
    """

    key = RandomKey()
    name = models.SlugField(max_length=80, unique=True)
    mark = models.CharField(max_length=64, unique=True, null=True)
    receipt_key = models.BinaryField(null=True)
    round = models.ForeignKey(RoundRow, on_delete=models.PROTECT, related_name="responses")
    channel = models.CharField(max_length=10)
    received = models.DateField()
    kind = models.CharField(max_length=20)
    participants = models.PositiveIntegerField(null=True)
    language = models.CharField(max_length=12, blank=True)
    consents = models.JSONField(default=list)
    parts = models.JSONField(default=list)
    late = models.BooleanField(default=False)
    withdrawn = models.DateField(null=True)
    content = models.BinaryField(null=True)
    released = models.BinaryField(null=True)
