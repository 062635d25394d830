"""Rows of what came in by mail, sheet and letter: what is known already, and what waits, sealed.

What a waiting item says, its file's name and the reason why it waits are sealed to the round's
key; the keys lie in a table of their own, so that no backup holds the one with the other.
"""

from django.db import models

from folkmoot.web.components.keys import RandomKey
from folkmoot.web.consultation.models.responses import ResponseRow
from folkmoot.web.consultation.models.rounds import RoundRow


class ItemKey(models.Model):
    """What tells one item that came in from all others, as a keyed hash."""

    key = RandomKey()
    hash = models.CharField(unique=True, max_length=64)
    response = models.ForeignKey(ResponseRow, on_delete=models.CASCADE, related_name="item_keys")


class QuarantinedItem(models.Model):
    """One item that a person has to look at, or has dealt with.

    *channel* is the way by which it came, *state* how it ended, *response* what it became or is a
    duplicate of, *why* the reason for which it was set aside.
    """

    key = RandomKey()
    hash = models.CharField(max_length=64, unique=True)
    round = models.ForeignKey(RoundRow, on_delete=models.PROTECT, related_name="quarantined")
    day = models.DateField()
    channel = models.CharField(max_length=10)
    pages = models.PositiveSmallIntegerField(default=0)
    to_type = models.BooleanField(default=False)
    content = models.BinaryField(null=True)
    state = models.CharField(max_length=12, default="waiting")
    response = models.SlugField(max_length=80, blank=True)
    why = models.CharField(max_length=20, blank=True)
    settled = models.DateField(null=True)


class PageRow(models.Model):
    """One page of a scan as a picture, sealed."""

    key = RandomKey()
    item = models.ForeignKey(QuarantinedItem, on_delete=models.CASCADE, related_name="scanned")
    number = models.PositiveSmallIntegerField()
    content = models.BinaryField()


class TypingRow(models.Model):
    """What one person typed of one paper, sealed."""

    key = RandomKey()
    item = models.ForeignKey(QuarantinedItem, on_delete=models.CASCADE, related_name="typed")
    person = models.SlugField(max_length=80)
    content = models.BinaryField()

    class Meta:
        """One person types a paper once; who types it anew replaces what they typed."""

        constraints = [models.UniqueConstraint(fields=["item", "person"], name="one_typing_each")]


class ItemSecretRow(models.Model):
    """The key of one part of an item (its words, a page, a typing), sealed to the round."""

    key = RandomKey()
    item = models.ForeignKey(QuarantinedItem, on_delete=models.CASCADE, related_name="secrets")
    part = models.CharField(max_length=100)
    sealed = models.BinaryField()

    class Meta:
        """A part has one key."""

        constraints = [models.UniqueConstraint(fields=["item", "part"], name="one_key_of_a_part")]


class ImportRow(models.Model):
    """A sheet that is being imported: sealed under a code, with its map, and how far it is."""

    key = RandomKey()
    round = models.ForeignKey(RoundRow, on_delete=models.PROTECT, related_name="imports")
    person = models.SlugField(max_length=80)
    day = models.DateField()
    content = models.BinaryField(null=True)
    map = models.JSONField(default=dict)
    rows = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    accepted = models.PositiveIntegerField(default=0)
    duplicate = models.PositiveIntegerField(default=0)
    quarantined = models.PositiveIntegerField(default=0)


class FetchedRow(models.Model):
    """One message of a mailbox that was taken in, as a keyed hash of where it lay."""

    key = RandomKey()
    mark = models.CharField(max_length=64, unique=True)
