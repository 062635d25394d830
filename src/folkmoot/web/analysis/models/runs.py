"""Rows of runs: a run whole and for ever, and thin rows that find its parts.

No words of a response are stored here, only where they stand, so that a response that is
withdrawn takes its words with it.
"""

from django.db import models

from folkmoot.web.analysis.models.asked import AskedRow


class RunRow(models.Model):
    """One run, never changed; *document* is canonical JSON and *hash* its SHA-256.

    *made_with* names the programs that made it, each with its version. *facts* is canonical JSON
    too: the language of each response, and the clauses that each passage of a candidate answers
    on, so that pages count without opening a response.
    """

    id = models.SlugField(primary_key=True, max_length=60)
    consultation = models.SlugField(max_length=60)
    on = models.DateField()
    by = models.CharField(max_length=200)
    inputs = models.CharField(max_length=64)
    document = models.TextField()
    hash = models.CharField(max_length=64)
    made_with = models.JSONField(default=dict)
    facts = models.TextField(blank=True)


class AskedRunRow(AskedRow):
    """A run of a consultation that somebody asked for."""

    consultation = models.SlugField(max_length=60)


class FrameRow(models.Model):
    """The themes that people agreed on for a run, each gathered from candidates; one per run.

    *document* holds their voices and the tables released of them, as canonical JSON.
    """

    run = models.OneToOneField(
        RunRow, on_delete=models.PROTECT, primary_key=True, related_name="frame"
    )
    by = models.CharField(max_length=200)
    on = models.DateField()
    document = models.TextField()
    hash = models.CharField(max_length=64)


class FrameDraftRow(models.Model):
    """One version of what people think of a run's candidates before they sign off, never changed.

    *document* is canonical JSON: names, notes, reasons for leaving out, and how candidates are
    split. The latest version counts; the others say who changed what.
    """

    run = models.ForeignKey(RunRow, on_delete=models.PROTECT, related_name="drafts")
    version = models.PositiveIntegerField()
    by = models.CharField(max_length=200)
    on = models.DateField()
    document = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "version"], name="one_draft_version")]


class ThemeRow(models.Model):
    """One candidate theme; people name it and sign it off, and may do so again.

    A theme of a frame *gathers* candidates, by their keys, or parts of candidates, which the frame
    holds; a candidate gathers none. *names* are pairs of a language and the name in it.
    """

    id = models.SlugField(primary_key=True, max_length=60)
    run = models.ForeignKey(RunRow, on_delete=models.PROTECT, related_name="themes")
    place = models.PositiveIntegerField()
    key = models.CharField(max_length=40)
    name = models.CharField(max_length=200, blank=True)
    names = models.JSONField(default=list)
    signed_by = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField(null=True)
    clauses = models.JSONField(default=list)
    gathers = models.JSONField(default=list)


class CampaignRow(models.Model):
    """One campaign of a run."""

    id = models.SlugField(primary_key=True, max_length=60)
    run = models.ForeignKey(RunRow, on_delete=models.PROTECT, related_name="campaigns")
    place = models.PositiveIntegerField()
    key = models.CharField(max_length=40)


class GroupRow(models.Model):
    """One opinion group of a run."""

    id = models.SlugField(primary_key=True, max_length=60)
    run = models.ForeignKey(RunRow, on_delete=models.PROTECT, related_name="groups")
    letter = models.CharField(max_length=1)
