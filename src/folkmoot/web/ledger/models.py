"""Rows of the record: chains, their entries, and links."""

from django.db import models


class Chain(models.Model):
    """One chain of the ledger: how long it is and the hash of its last entry."""

    name = models.CharField(max_length=100, primary_key=True)
    length = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64)


class EntryRow(models.Model):
    """One entry, as it was hashed; the database refuses to change or delete it."""

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    event = models.CharField(max_length=100)
    about = models.JSONField()
    by = models.CharField(max_length=300)
    at = models.DateTimeField()
    detail = models.JSONField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        """Numbers are unique in their chain."""

        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="one_per_number")]
        ordering = ["chain_id", "number"]


class LinkRow(models.Model):
    """One typed link between two references."""

    source = models.CharField(max_length=300)
    kind = models.CharField(max_length=40)
    target = models.CharField(max_length=300)
    by = models.CharField(max_length=300)
    on = models.DateField()
    why = models.TextField(blank=True)

    class Meta:
        """A link is said once; it is looked up from both ends."""

        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "target"], name="said_once")
        ]
        indexes = [models.Index(fields=["target", "kind"], name="link_target")]


class HeadRow(models.Model):
    """The head of a chain as it was signed and published at one time; see `record.heads`."""

    chain = models.CharField(max_length=100)
    number = models.PositiveIntegerField()
    head = models.CharField(max_length=64)
    at = models.DateTimeField()
    key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    class Meta:
        """A head is signed once with one key."""

        constraints = [
            models.UniqueConstraint(fields=["chain", "number", "key"], name="one_signature")
        ]
        ordering = ["chain", "number", "id"]
