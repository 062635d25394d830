"""Rows of what is put to a meeting: motions with what happened to them, and amendments."""

from django.db import models

from folkmoot.web.decision.models.meetings import MeetingRow


class MotionRow(models.Model):
    """One motion: what was tabled, whole, and where it stands now on its three axes."""

    id = models.SlugField(primary_key=True, max_length=80)
    meeting = models.ForeignKey(MeetingRow, on_delete=models.PROTECT, related_name="motions")
    position = models.PositiveIntegerField()
    document = models.JSONField()
    tabled = models.DateTimeField(null=True)
    stage = models.CharField(max_length=20)
    treatment = models.CharField(max_length=20)
    text_state = models.CharField(max_length=20)

    class Meta:
        ordering = ["meeting_id", "position"]


class MotionEventRow(models.Model):
    """One thing that happened to a motion; *into* are references to where it went."""

    motion = models.ForeignKey(MotionRow, on_delete=models.PROTECT, related_name="events")
    what = models.CharField(max_length=30)
    at = models.DateTimeField()
    why = models.TextField(blank=True)
    into = models.JSONField(default=list)

    class Meta:
        ordering = ["at", "id"]


class MotionNoteRow(models.Model):
    """A costing, or the board's advice, attached to a motion after it was tabled."""

    motion = models.ForeignKey(MotionRow, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=20)
    text = models.TextField()
    by = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]


class AmendmentRow(models.Model):
    """One amendment to a clause or a motion, with the text that it was made for.

    *state* is as in `amendments.AmendmentState`; *base* and *spans* are as it was moved, and where
    it was rebased, the last of its `AmendmentTextRow` says how it stands now. *adopted* is its
    place among those in the text, from 1. One that fell, or waits, did so *because* of another
    (a reference), with which it collides as *how* says.
    """

    id = models.SlugField(primary_key=True, max_length=80)
    meeting = models.ForeignKey(MeetingRow, on_delete=models.PROTECT, related_name="amendments")
    position = models.PositiveIntegerField()
    target = models.CharField(max_length=300, db_index=True)
    mover = models.CharField(max_length=120)
    rule = models.CharField(max_length=60)
    why = models.TextField(blank=True)
    base = models.TextField(blank=True)
    spans = models.JSONField()
    state = models.CharField(max_length=20, default="moved")
    adopted = models.PositiveIntegerField(null=True)
    because = models.CharField(max_length=300, blank=True)
    how = models.CharField(max_length=20, blank=True)
    decided = models.ForeignKey(
        "DecisionRow", on_delete=models.PROTECT, null=True, related_name="amendments"
    )

    class Meta:
        ordering = ["meeting_id", "position"]


class AmendmentTextRow(models.Model):
    """An amendment made again, word for word, on the text that *because* (a reference) left."""

    amendment = models.ForeignKey(AmendmentRow, on_delete=models.PROTECT, related_name="texts")
    number = models.PositiveIntegerField()
    base = models.TextField(blank=True)
    spans = models.JSONField()
    because = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["amendment", "number"], name="one_rebase")]
        ordering = ["amendment_id", "number"]
