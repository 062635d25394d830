"""Rows of how coded law changes: what is to be watched, what is proposed, who confirms it."""

from django.db import models

from folkmoot.web.assessment.models.laws import JurisdictionRow


class WatchRow(models.Model):
    """A change of law that is expected or has happened, as a task with its day.

    *due* is a date in EDTF, as loose as its source has it. *state* is "open", "done" or "dropped".
    """

    jurisdiction = models.ForeignKey(
        JurisdictionRow, on_delete=models.PROTECT, related_name="watched"
    )
    what = models.TextField()
    source = models.TextField()
    due = models.CharField(max_length=20)
    state = models.CharField(max_length=20, default="open")
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class LawChangeRow(models.Model):
    """A change to the coded law of one jurisdiction, held as the two whole texts it would leave.

    *edits* is how they come from the texts it was begun from, whose hashes are *law_before* and
    *answers_before* (empty for a law not coded before); where others stand now it is begun anew.
    *state* is "draft", "proposed", "published", "refused" or
    "withdrawn"; who publishes it is somebody else than who proposed it.
    """

    jurisdiction = models.ForeignKey(
        JurisdictionRow, on_delete=models.PROTECT, related_name="changes"
    )
    watch = models.ForeignKey(WatchRow, on_delete=models.PROTECT, null=True, related_name="changes")
    about = models.TextField()
    edits = models.JSONField(default=list)
    law = models.TextField()
    answers = models.TextField()
    law_before = models.CharField(max_length=64)
    answers_before = models.CharField(max_length=64)
    state = models.CharField(max_length=20, default="draft")
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    second = models.CharField(max_length=200, blank=True)
    second_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]


class ValidationRow(models.Model):
    """What an organisation in the country said of the coded answers, as they were then.

    *answers_hash* is that of the answers' text. *remarks* is a list of [question, verdict, words],
    the verdict being "confirmed", "disputed" or "cannot_say".
    """

    jurisdiction = models.ForeignKey(
        JurisdictionRow, on_delete=models.PROTECT, related_name="validations"
    )
    organisation = models.CharField(max_length=200)
    on = models.DateField()
    answers_hash = models.CharField(max_length=64)
    remarks = models.JSONField()
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class RuleChangeRow(models.Model):
    """A changed rule file, scheme or codebook, whole, in the place of the text under *before*.

    *name* is its place among the packs; *before* is empty where it is new. *state* is "proposed",
    "published", "refused" or "withdrawn"; who publishes it is somebody else than who proposed it.
    """

    name = models.CharField(max_length=200)
    about = models.TextField()
    text = models.TextField()
    before = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=20, default="proposed")
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    second = models.CharField(max_length=200, blank=True)
    second_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
