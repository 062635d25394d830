"""Rows of the law: authored files stored whole, jurisdictions, and what was found on which day."""

from django.db import models


class LawDocument(models.Model):
    """One file of coded law, or of what it is held to, as it was once; a change is a new row.

    *name* is its place among the packs, such as laws/NZL/answers.toml.
    """

    name = models.CharField(max_length=200)
    text = models.TextField()
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "hash"], name="law_same_text_once")]
        ordering = ["id"]


class CurrentDocument(models.Model):
    """Which document stands for a name now.

    One that was published at the desk (*by_desk*) is not replaced when packs are taken in again:
    what they hold newly is *offered* beside it, until somebody says that it is to stand.
    """

    name = models.CharField(max_length=200, primary_key=True)
    document = models.ForeignKey(LawDocument, on_delete=models.PROTECT, related_name="current")
    by_desk = models.BooleanField(default=False)
    offered = models.ForeignKey(
        LawDocument, on_delete=models.PROTECT, null=True, related_name="offers"
    )


class JurisdictionRow(models.Model):
    """One jurisdiction; *is_coded* says whether its law is here."""

    id = models.CharField(max_length=20, primary_key=True)
    name = models.CharField(max_length=200)
    region = models.CharField(max_length=100)
    parent = models.CharField(max_length=20, blank=True)
    is_coded = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]


class AssessmentRow(models.Model):
    """One law held to one version of a policy on one day, whole."""

    jurisdiction = models.ForeignKey(
        JurisdictionRow, on_delete=models.PROTECT, related_name="assessments"
    )
    policy = models.CharField(max_length=200)
    on = models.DateField()
    document = models.JSONField()
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "policy", "on"], name="law_one_assessment"
            )
        ]
        ordering = ["id"]


class FindingRow(models.Model):
    """One finding, to be found by the clause that it is about.

    *since* is a date in EDTF, as loose as its source has it; empty where the finding is unknown.
    """

    assessment = models.ForeignKey(AssessmentRow, on_delete=models.CASCADE, related_name="findings")
    rule = models.CharField(max_length=20)
    clause = models.CharField(max_length=300, db_index=True)
    result = models.CharField(max_length=20)
    because = models.TextField()
    since = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "rule", "clause"], name="law_one_finding")
        ]
        ordering = ["assessment_id", "id"]
