"""Rows of what people judge or report: restrictions by the five-part test, and other streams."""

from django.db import models

from folkmoot.web.assessment.models.laws import JurisdictionRow


class RestrictionRow(models.Model):
    """One restriction of one law, by the question whose answer tells of it, to be put to the test.

    *purpose* is what those who made it say it is for, with where they say so.
    """

    jurisdiction = models.ForeignKey(
        JurisdictionRow, on_delete=models.PROTECT, related_name="restrictions"
    )
    question = models.CharField(max_length=20)
    value = models.CharField(max_length=60)
    provisions = models.JSONField()
    on = models.DateField()
    purpose = models.TextField(blank=True)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "question", "value", "on"], name="law_one_restriction"
            )
        ]
        ordering = ["id"]


class JudgementRow(models.Model):
    """One assessor's judgement of one restriction, part by part.

    *parts* is a list of [part, verdict, reason]; each verdict is "passes", "doubtful", "fails" or
    "unassessed". An assessor sees the other's only after handing in.
    """

    restriction = models.ForeignKey(
        RestrictionRow, on_delete=models.PROTECT, related_name="judgements"
    )
    assessor = models.CharField(max_length=200)
    parts = models.JSONField()
    sources = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["restriction", "assessor"], name="law_judged_once_each")
        ]
        ordering = ["id"]


class ReportedRow(models.Model):
    """What a government or civil society reports of a law or its practice, kept apart from coding.

    *stream* is "government" or "civil_society".
    """

    jurisdiction = models.ForeignKey(
        JurisdictionRow, on_delete=models.PROTECT, related_name="reported"
    )
    stream = models.CharField(max_length=20)
    question = models.CharField(max_length=20)
    value = models.CharField(max_length=60)
    source = models.TextField()
    year = models.CharField(max_length=20)
    words = models.TextField(blank=True)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
