"""Rows of results and of what is sent with them: counts, references and hashes, and no response.

What a body wrote of its own result is here in its words: it wrote them to be read.
"""

from django.db import models

from folkmoot.web.components.keys import RandomKey
from folkmoot.web.consultation.models.responses import ResponseRow
from folkmoot.web.consultation.models.rounds import RoundRow

PERSON = 200


class ResultRow(models.Model):
    """A round's result as it was compiled, exact; *told* is the hash of what everybody may know."""

    round = models.ForeignKey(RoundRow, on_delete=models.PROTECT, related_name="results")
    number = models.PositiveIntegerField()
    document = models.JSONField()
    told = models.CharField(max_length=64)
    by = models.CharField(max_length=PERSON)
    on = models.DateField()

    class Meta:
        """Each compiling has its number."""

        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="one_result_a_number")
        ]


class PositionRow(models.Model):
    """What a body itself says of its round: a summary, and what it holds; each wording is kept."""

    round = models.ForeignKey(RoundRow, on_delete=models.PROTECT, related_name="positions")
    number = models.PositiveIntegerField()
    language = models.CharField(max_length=12)
    summary = models.TextField()
    position = models.TextField(blank=True)
    by = models.CharField(max_length=PERSON)
    on = models.DateField()

    class Meta:
        """Each wording has its number."""

        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="one_position_a_number")
        ]


class CardRow(models.Model):
    """The public keys that a body elsewhere is known by: it signs with one, and reads by another.

    A card is never changed. A newer one takes its place and the older one is kept.
    """

    body = models.SlugField(max_length=60)
    signer = models.CharField(max_length=64)
    reader = models.CharField(max_length=64)
    by = models.CharField(max_length=PERSON)
    on = models.DateField()


class SentRow(models.Model):
    """One bundle that went out; *passed* names the responses that went with it."""

    round = models.ForeignKey(RoundRow, on_delete=models.PROTECT, related_name="sent")
    kind = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)
    result = models.PositiveIntegerField(default=0)
    passed = models.JSONField(default=list)
    by = models.CharField(max_length=PERSON)
    on = models.DateField()

    class Meta:
        """Each sending has its number."""

        constraints = [
            models.UniqueConstraint(fields=["round", "kind", "number"], name="one_sent_a_number")
        ]


class ReceivedRow(models.Model):
    """One bundle that came in and held: its manifest, and what of it everybody may know.

    *ledger* is the length and the head of its sender's chain, which a later bundle must carry on.
    """

    round = models.ForeignKey(RoundRow, on_delete=models.PROTECT, related_name="received")
    kind = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    hash = models.CharField(max_length=64, unique=True)
    manifest = models.JSONField()
    document = models.JSONField()
    position = models.JSONField(null=True)
    ledger = models.JSONField(default=list)
    by = models.CharField(max_length=PERSON)
    on = models.DateField()

    class Meta:
        """A number is received once."""

        constraints = [
            models.UniqueConstraint(
                fields=["round", "kind", "number"], name="one_received_a_number"
            )
        ]


class RefusedRow(models.Model):
    """A file that was brought as a bundle and did not hold, with the sentence that says why."""

    key = RandomKey()
    consultation = models.SlugField(max_length=60, blank=True)
    hash = models.CharField(max_length=64)
    why = models.TextField()
    on = models.DateField()


class PassedRow(models.Model):
    """That a response was not collected here, but passed on by the body that it was sent to."""

    response = models.OneToOneField(
        ResponseRow, on_delete=models.CASCADE, primary_key=True, related_name="passed"
    )
    received = models.ForeignKey(ReceivedRow, on_delete=models.PROTECT, related_name="passed_on")
