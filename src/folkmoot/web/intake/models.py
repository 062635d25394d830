"""Rows of the intake face, in a database of its own: sealed, random in order, by the day.

The intake face holds no key that opens a response. What it holds of a participant is found by the
keyed hash of a code that only the participant has.
"""

from django.db import models

from folkmoot.web.components.keys import RandomKey


class NoticeRow(models.Model):
    """What the workbench tells of one round: `folkmoot.consultation.notices.Notice` as JSON."""

    round = models.SlugField(primary_key=True, max_length=60)
    hash = models.CharField(max_length=64)
    document = models.JSONField()


class DraftRow(models.Model):
    """Answers not yet sent, sealed; gone when their writer leaves, unless they are to be kept."""

    key = RandomKey()
    mark = models.CharField(unique=True, max_length=64)
    sealed = models.BinaryField()
    day = models.DateField()
    kept = models.BooleanField(default=False)


class ReceiptRow(models.Model):
    """One code's *mark*, and the key that the code opens; *fate* is what became of it, sealed."""

    key = RandomKey()
    mark = models.CharField(unique=True, max_length=64)
    round = models.SlugField(max_length=60)
    day = models.DateField()
    late = models.BooleanField(default=False)
    public_key = models.BinaryField()
    fate = models.BinaryField(null=True)
    withdrawn = models.DateField(null=True)
    collected = models.BooleanField(default=False)


class SubmissionRow(models.Model):
    """One response, sealed. *facts* stand in the clear: for whom, consents, which parts it has."""

    key = RandomKey()
    mark = models.CharField(unique=True, max_length=64)
    round = models.SlugField(max_length=60)
    day = models.DateField()
    late = models.BooleanField(default=False)
    facts = models.JSONField()
    content = models.BinaryField()


class SubmissionKeyRow(models.Model):
    """The keys of one response, apart from it, so that no copy of the one holds the other.

    When the workbench has collected a response, *for_round* goes; *for_receipt* stays, so that
    whoever has the code can read what they sent.
    """

    key = RandomKey()
    mark = models.CharField(unique=True, max_length=64)
    for_round = models.BinaryField()
    for_receipt = models.BinaryField()


class TokenRow(models.Model):
    """One invitation, as the keyed hash of its token; nothing joins it to what was answered."""

    key = RandomKey()
    mark = models.CharField(unique=True, max_length=64)
    round = models.SlugField(max_length=60)
    spent = models.BooleanField(default=False)


class CollationRow(models.Model):
    """One organisation's gathering: members write under one code, the lead reads with another.

    When the lead has sent the organisation's response it is *done*, and its comments are gone.
    """

    key = RandomKey()
    mark = models.CharField(unique=True, max_length=64)
    lead_mark = models.CharField(unique=True, max_length=64)
    lead_key = models.BinaryField()
    round = models.SlugField(max_length=60)
    organisation = models.CharField(max_length=300)
    done = models.BooleanField(default=False)


class CommentRow(models.Model):
    """One member's answers, sealed to the lead of a gathering and to nobody else."""

    key = RandomKey()
    mark = models.CharField(unique=True, max_length=64)
    collation = models.ForeignKey(CollationRow, on_delete=models.CASCADE, related_name="comments")
    content = models.BinaryField()
