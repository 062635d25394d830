"""Rows of responses: no address, no browser, no time finer than a day."""

import uuid

from django.db import models

from folkmoot.web.consultation.models.rounds import RoundRow


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
