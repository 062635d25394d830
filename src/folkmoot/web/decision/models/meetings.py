"""Rows of meetings: rule sets, meetings, their rolls, proxies and the chair's rulings."""

from django.db import models


class RuleSetRow(models.Model):
    """One rule set, stored whole; a changed rule is a new rule set."""

    id = models.SlugField(primary_key=True, max_length=80)
    body = models.CharField(max_length=60)
    document = models.JSONField()
    hash = models.CharField(max_length=64)


class MeetingRow(models.Model):
    """One meeting of a body; its roll is frozen when *frozen* says so, and it is over at *ended*.

    *pulse* grows with every change that somebody in the room should see.
    """

    id = models.SlugField(primary_key=True, max_length=80)
    body = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    day = models.DateField()
    note = models.TextField(blank=True)
    chair = models.CharField(max_length=120)
    rules = models.ForeignKey(RuleSetRow, on_delete=models.PROTECT, related_name="meetings")
    frozen = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    pulse = models.PositiveIntegerField(default=0)

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


class ProxyRow(models.Model):
    """The votes of *seat* given to whoever sits in *holder*; the rest as in `roll.Proxy`."""

    meeting = models.ForeignKey(MeetingRow, on_delete=models.PROTECT, related_name="proxies")
    seat = models.CharField(max_length=80)
    holder = models.CharField(max_length=80)
    instructions = models.JSONField(default=dict)
    free = models.BooleanField(default=True)
    salt = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "seat"], name="one_proxy")]
        ordering = ["meeting_id", "seat"]


class RulingRow(models.Model):
    """What the chair ruled in a meeting, on *about* where it is about one thing."""

    meeting = models.ForeignKey(MeetingRow, on_delete=models.PROTECT, related_name="rulings")
    number = models.PositiveIntegerField()
    about = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    by = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_ruling")]
        ordering = ["meeting_id", "number"]
