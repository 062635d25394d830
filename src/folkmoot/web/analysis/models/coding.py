"""Rows of coding: codebooks in versions, batches read twice, what coders found, what was settled.

A segment is a place in a response, from *start* to *end* in characters of its words; the words
themselves stay where they are.
"""

from django.db import models


class CodebookRow(models.Model):
    """One version of a codebook, never changed; *document* is canonical JSON, *hash* its hash."""

    id = models.SlugField(primary_key=True, max_length=60)
    name = models.SlugField(max_length=50)
    version = models.PositiveIntegerField()
    consultation = models.SlugField(max_length=60)
    on = models.DateField()
    by = models.CharField(max_length=200)
    document = models.TextField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "version"], name="one_codebook_version")
        ]


class BatchRow(models.Model):
    """Responses to be read by the same coders, by one version of a codebook.

    *coders* are people, or machines that are coders like any other. *drawn* says how the responses
    were chosen. With *shows_who* coders see the kind and the language of whoever wrote.
    *machine_told* says why a machine could not read it. A batch is open until somebody closes it;
    then *outcome* holds what stands, as canonical JSON, and nothing in it changes.
    """

    id = models.SlugField(primary_key=True, max_length=60)
    codebook = models.ForeignKey(CodebookRow, on_delete=models.PROTECT, related_name="batches")
    coders = models.JSONField(default=list)
    drawn = models.JSONField(default=dict)
    shows_who = models.BooleanField(default=False)
    wants_machine = models.BooleanField(default=False)
    machine_told = models.TextField(blank=True)
    on = models.DateField()
    by = models.CharField(max_length=200)
    closed_on = models.DateField(null=True)
    closed_by = models.CharField(max_length=200, blank=True)
    outcome = models.TextField(blank=True)


class TaskRow(models.Model):
    """One coder's reading of one response: waiting, or done with its codings in *document*.

    It can be changed until its coder hands in the whole batch, and is compared only from then on.
    """

    batch = models.ForeignKey(BatchRow, on_delete=models.PROTECT, related_name="tasks")
    place = models.PositiveIntegerField()
    response = models.SlugField(max_length=60)
    coder = models.CharField(max_length=200)
    done_on = models.DateField(null=True)
    handed_in_on = models.DateField(null=True)
    document = models.TextField(blank=True)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "response", "coder"], name="one_reading_per_coder"
            )
        ]


class CodingRow(models.Model):
    """One code on one segment, as a coder who is done put it there, with what they noted."""

    task = models.ForeignKey(TaskRow, on_delete=models.CASCADE, related_name="codings")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    code = models.SlugField(max_length=50)
    memo = models.TextField(blank=True)


class SettledRow(models.Model):
    """What an adjudicator says where coders differ: whether the code holds, and why."""

    batch = models.ForeignKey(BatchRow, on_delete=models.PROTECT, related_name="settled")
    response = models.SlugField(max_length=60)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    code = models.SlugField(max_length=50)
    holds = models.BooleanField()
    reason = models.TextField()
    by = models.CharField(max_length=200)
    on = models.DateField()


class MemoRow(models.Model):
    """What a coder thought worth keeping: about a code, a response or the whole batch."""

    batch = models.ForeignKey(BatchRow, on_delete=models.PROTECT, related_name="memos")
    code = models.SlugField(max_length=50, blank=True)
    response = models.SlugField(max_length=60, blank=True)
    text = models.TextField()
    by = models.CharField(max_length=200)
    on = models.DateField()


class TrialRow(models.Model):
    """How far a machine agrees with people on one code, and whether somebody lets it count.

    *document* holds the figures as canonical JSON. Without a trial that was admitted, a machine's
    codings count nowhere.
    """

    batch = models.ForeignKey(BatchRow, on_delete=models.PROTECT, related_name="trials")
    coder = models.CharField(max_length=200)
    code = models.SlugField(max_length=50)
    document = models.TextField()
    admitted = models.BooleanField(null=True)
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=200, blank=True)
    on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "coder", "code"], name="one_trial_per_code")
        ]
