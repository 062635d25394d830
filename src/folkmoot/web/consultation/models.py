"""Rows of consultations, rounds and responses: no address, no browser, no time finer than a day.

Keys are random, so that neither they nor an order tells who came before whom.
"""

import uuid

from django.db import models


class PackRow(models.Model):
    """A consultation's pack as it was published: stored whole, never changed."""

    id = models.SlugField(primary_key=True, max_length=60)
    policy = models.CharField(max_length=200)
    published = models.DateField()
    texts = models.JSONField()
    hash = models.CharField(max_length=64)


class RoundRow(models.Model):
    """One body's round; its times are instants, read in its own zone."""

    id = models.SlugField(primary_key=True, max_length=60)
    pack = models.ForeignKey(PackRow, on_delete=models.PROTECT, related_name="rounds")
    body = models.SlugField(max_length=60)
    zone = models.CharField(max_length=60)
    opens = models.DateTimeField()
    closes = models.DateTimeField()
    announced = models.DateTimeField(null=True)
    grace_days = models.PositiveSmallIntegerField(default=0)
    languages = models.JSONField(default=list)
    contact = models.CharField(max_length=200, blank=True)
    compiled = models.DateTimeField(null=True)


class ResponseRow(models.Model):
    """One response. A withdrawn one keeps its name, its round and its days, and nothing else."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.SlugField(max_length=80, unique=True)
    round = models.ForeignKey(RoundRow, on_delete=models.PROTECT, related_name="responses")
    channel = models.CharField(max_length=10)
    received = models.DateField()
    kind = models.CharField(max_length=20)
    participants = models.PositiveIntegerField(null=True)
    organisation = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=12, blank=True)
    may_use = models.BooleanField(default=True)
    may_quote = models.BooleanField(default=False)
    may_attribute = models.BooleanField(default=False)
    may_archive = models.BooleanField(default=False)
    may_pass_on = models.BooleanField(default=False)
    late = models.BooleanField(default=False)
    withdrawn = models.DateField(null=True)


class AnswerRow(models.Model):
    """One answer of a response, in its place."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    response = models.ForeignKey(ResponseRow, on_delete=models.CASCADE, related_name="answers")
    place = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=60)
    clause = models.CharField(max_length=20, blank=True)
    clauses = models.JSONField(default=list)
    text = models.TextField(blank=True)
    choice = models.CharField(max_length=60, blank=True)
    scale = models.SmallIntegerField(null=True)


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


class Receipt(models.Model):
    """The keyed hash of a code, and the response that it leads to."""

    hash = models.CharField(primary_key=True, max_length=64)
    response = models.OneToOneField(ResponseRow, on_delete=models.CASCADE, related_name="receipt")


class Draft(models.Model):
    """Answers not yet sent, sealed; gone when their writer leaves, unless they are to be kept."""

    hash = models.CharField(primary_key=True, max_length=64)
    sealed = models.BinaryField()
    day = models.DateField()
    kept = models.BooleanField(default=False)
