"""Rows of packs as they were published, and of the rounds held with them."""

from django.db import models


class PackRow(models.Model):
    """A consultation's pack as it was published: stored whole, never changed."""

    id = models.SlugField(primary_key=True, max_length=60)
    policy = models.CharField(max_length=200)
    published = models.DateField()
    texts = models.JSONField()
    hash = models.CharField(max_length=64)


class RoundRow(models.Model):
    """One body's round; its times are instants, read in its own zone."""

    id = models.SlugField(primary_key=True, max_length=60)
    pack = models.ForeignKey(PackRow, on_delete=models.PROTECT, related_name="rounds")
    body = models.SlugField(max_length=60)
    zone = models.CharField(max_length=60)
    opens = models.DateTimeField()
    closes = models.DateTimeField()
    announced = models.DateTimeField(null=True)
    grace_days = models.PositiveSmallIntegerField(default=0)
    languages = models.JSONField(default=list)
    contact = models.CharField(max_length=200, blank=True)
    compiled = models.DateTimeField(null=True)
