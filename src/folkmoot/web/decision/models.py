"""Rows of decisions: rule sets, meetings with their rolls, motions, amendments, polls and votes."""

from django.db import models


class RuleSetRow(models.Model):
    """One rule set, stored whole; a changed rule is a new rule set."""

    id = models.SlugField(primary_key=True, max_length=80)
    body = models.CharField(max_length=60)
    document = models.JSONField()
    hash = models.CharField(max_length=64)


class MeetingRow(models.Model):
    """One meeting of a body; its roll is frozen when *frozen* says so."""

    id = models.SlugField(primary_key=True, max_length=80)
    body = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    day = models.DateField()
    note = models.TextField(blank=True)
    chair = models.CharField(max_length=120)
    rules = models.ForeignKey(RuleSetRow, on_delete=models.PROTECT, related_name="meetings")
    frozen = models.DateTimeField(null=True)

    class Meta:
        ordering = ["day", "id"]


class SeatRow(models.Model):
    """One seat on a meeting's roll; *holder* is the person in it and is never published."""

    meeting = models.ForeignKey(MeetingRow, on_delete=models.PROTECT, related_name="seats")
    seat = models.CharField(max_length=80)
    section = models.CharField(max_length=60)
    votes = models.PositiveIntegerField()
    kind = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=200, blank=True)
    holder = models.CharField(max_length=120, blank=True)
    is_present = models.BooleanField(default=True)
    may_split = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "seat"], name="one_seat")]
        ordering = ["meeting_id", "seat"]


class MotionRow(models.Model):
    """One motion: what was tabled, whole, and where it stands now on its three axes."""

    id = models.SlugField(primary_key=True, max_length=80)
    meeting = models.ForeignKey(MeetingRow, on_delete=models.PROTECT, related_name="motions")
    position = models.PositiveIntegerField()
    document = models.JSONField()
    stage = models.CharField(max_length=20)
    treatment = models.CharField(max_length=20)
    text_state = models.CharField(max_length=20)

    class Meta:
        ordering = ["meeting_id", "position"]


class MotionEventRow(models.Model):
    """One thing that happened to a motion."""

    motion = models.ForeignKey(MotionRow, on_delete=models.PROTECT, related_name="events")
    what = models.CharField(max_length=30)
    at = models.DateTimeField()
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]


class AmendmentRow(models.Model):
    """One amendment to a clause or a motion, with the text that it was made for."""

    id = models.SlugField(primary_key=True, max_length=80)
    meeting = models.ForeignKey(MeetingRow, on_delete=models.PROTECT, related_name="amendments")
    position = models.PositiveIntegerField()
    target = models.CharField(max_length=300, db_index=True)
    mover = models.CharField(max_length=120)
    rule = models.CharField(max_length=60)
    why = models.TextField(blank=True)
    base = models.TextField(blank=True)
    spans = models.JSONField()
    decided = models.ForeignKey(
        "DecisionRow", on_delete=models.PROTECT, null=True, related_name="amendments"
    )

    class Meta:
        ordering = ["meeting_id", "position"]


class PollRow(models.Model):
    """One vote on a motion or an amendment; its question is fixed when it is opened."""

    on = models.CharField(max_length=300, unique=True)
    meeting = models.ForeignKey(MeetingRow, on_delete=models.PROTECT, related_name="polls")
    opened = models.DateTimeField()
    closed = models.DateTimeField(null=True)
    chair = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["opened", "id"]


class VoteRow(models.Model):
    """What one seat cast in one poll: the database takes it once."""

    poll = models.ForeignKey(PollRow, on_delete=models.PROTECT, related_name="votes")
    seat = models.CharField(max_length=80)
    yes = models.PositiveIntegerField()
    no = models.PositiveIntegerField()
    abstain = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "seat"], name="one_vote_per_seat")]
        ordering = ["poll_id", "seat"]


class DecisionRow(models.Model):
    """The document of one decision, whole, and the hash that the ledger keeps of it."""

    id = models.SlugField(primary_key=True, max_length=80)
    poll = models.OneToOneField(PollRow, on_delete=models.PROTECT, related_name="decision")
    verdict = models.CharField(max_length=20)
    document = models.JSONField()
    hash = models.CharField(max_length=64)
