"""Rows of votes: polls, what was cast in each of three kinds, and the decisions."""

from django.db import models

from folkmoot.web.components.keys import RandomKey
from folkmoot.web.decision.models.meetings import MeetingRow


class PollRow(models.Model):
    """One vote on a motion or an amendment; its question is fixed when it is opened.

    *rule* is the one it is taken by, where that is not the one of what is put. *present* are the
    seats that were there then. *options* are what a ranked vote ranks; equals among them are told
    apart by the seed of a *lot*, or in the *chair_order*. When it is closed, *root* is the Merkle
    root of its ballots, each hashed with *salt*.
    """

    on = models.CharField(max_length=300, unique=True)
    meeting = models.ForeignKey(MeetingRow, on_delete=models.PROTECT, related_name="polls")
    rule = models.CharField(max_length=60, blank=True)
    opened = models.DateTimeField()
    closed = models.DateTimeField(null=True)
    chair = models.CharField(max_length=10, blank=True)
    present = models.JSONField(default=list)
    secrecy = models.CharField(max_length=20, default="recorded")
    seen_by = models.CharField(max_length=20, default="all")
    options = models.JSONField(default=list)
    lot = models.CharField(max_length=64, blank=True)
    chair_order = models.CharField(max_length=300, blank=True)
    salt = models.CharField(max_length=64, blank=True)
    root = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["opened", "id"]


class VoteRow(models.Model):
    """What one seat cast in one poll with names: the database takes it once.

    *by* is the seat whose holder cast it as a proxy. A ranked vote has a *ranking* (places in the
    poll's options, the first choice first) and no sides.
    """

    poll = models.ForeignKey(PollRow, on_delete=models.PROTECT, related_name="votes")
    seat = models.CharField(max_length=80)
    by = models.CharField(max_length=80, blank=True)
    yes = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)
    abstain = models.PositiveIntegerField(default=0)
    ranking = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "seat"], name="one_vote_per_seat")]
        ordering = ["poll_id", "seat"]


class VotedRow(models.Model):
    """That one seat has voted in a secret poll, and nothing of what: the database takes it once."""

    key = RandomKey()
    poll = models.ForeignKey(PollRow, on_delete=models.PROTECT, related_name="voted")
    seat = models.CharField(max_length=80)
    by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "seat"], name="voted_once")]
        ordering = ["poll_id", "seat"]


class BallotRow(models.Model):
    """One vote of a secret poll, whoever's: what it says, and the mark that its voter can find."""

    key = RandomKey()
    poll = models.ForeignKey(PollRow, on_delete=models.PROTECT, related_name="ballots")
    said = models.CharField(max_length=500)
    mark = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "mark"], name="one_mark")]
        ordering = ["poll_id", "mark"]


class BeleniosRow(models.Model):
    """The archive of an election that was held with Belenios, as it was brought back.

    *result* is what it says, as in `belenios.Elsewhere`; *checked* names the program that went
    through its proofs, and is empty where none did.
    """

    poll = models.OneToOneField(PollRow, on_delete=models.PROTECT, related_name="belenios")
    archive = models.BinaryField()
    result = models.JSONField(default=dict)
    checked = models.TextField(blank=True)


class DecisionRow(models.Model):
    """The document of one decision and its minutes, whole, and the hash that the ledger keeps."""

    id = models.SlugField(primary_key=True, max_length=80)
    poll = models.OneToOneField(PollRow, on_delete=models.PROTECT, related_name="decision")
    verdict = models.CharField(max_length=20)
    document = models.JSONField()
    minutes = models.TextField()
    hash = models.CharField(max_length=64)
