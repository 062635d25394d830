"""Rows of the coders' work: batches, who reads what, what each answered, and what was settled."""

from django.db import models

from folkmoot.web.assessment.models.laws import JurisdictionRow


class BatchRow(models.Model):
    """Laws that are coded together, as in force *on* one day, with the rules they are coded by.

    *gate* and *sample* are shares in 100: coding goes on twice over while coders differ in more
    than *gate* of the answers, and below it twice for *sample* of the laws. *source* says who
    advises so. *codebook* is the hash of the codebook's text.
    """

    name = models.SlugField(primary_key=True, max_length=60)
    on = models.DateField()
    laws = models.JSONField()
    questions = models.JSONField()
    gate = models.PositiveSmallIntegerField()
    sample = models.PositiveSmallIntegerField()
    source = models.TextField()
    codebook = models.CharField(max_length=64)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["name"]


class CodingRow(models.Model):
    """One coder's reading of one law; nobody but the coder sees it before all are handed in.

    *kind* is "blind", "naive" (by somebody new to the field, as a last test), or "imported".
    """

    batch = models.ForeignKey(BatchRow, on_delete=models.PROTECT, related_name="codings")
    jurisdiction = models.ForeignKey(
        JurisdictionRow, on_delete=models.PROTECT, related_name="codings"
    )
    coder = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    about = models.TextField(blank=True)
    assigned_by = models.CharField(max_length=200)
    assigned_on = models.DateField()
    handed_in_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "jurisdiction", "coder"], name="law_one_coding_each"
            )
        ]
        ordering = ["id"]


class CodedAnswerRow(models.Model):
    """One answer of one coding, with what it cites and why, for the review sheet."""

    coding = models.ForeignKey(CodingRow, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=20)
    value = models.CharField(max_length=60)
    cites = models.JSONField(default=list)
    reading = models.CharField(max_length=20)
    confidence = models.CharField(max_length=20)
    caution = models.TextField(blank=True)
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coding", "question"], name="law_one_answer_each")
        ]
        ordering = ["id"]


class SettledRow(models.Model):
    """What was settled where coders differ, with the reason, by somebody who coded neither.

    Settling again is a further row: the last one counts, the others are its history.
    """

    batch = models.ForeignKey(BatchRow, on_delete=models.PROTECT, related_name="settled")
    jurisdiction = models.ForeignKey(
        JurisdictionRow, on_delete=models.PROTECT, related_name="settled"
    )
    question = models.CharField(max_length=20)
    value = models.CharField(max_length=60)
    cites = models.JSONField(default=list)
    reason = models.TextField()
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
