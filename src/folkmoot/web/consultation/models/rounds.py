"""Rows of packs as they were published, of what was added to them, and of the rounds."""

from django.db import models


class PackRow(models.Model):
    """A consultation's pack as it was published: stored whole, never changed."""

    id = models.SlugField(primary_key=True, max_length=60)
    policy = models.CharField(max_length=200)
    published = models.DateField()
    texts = models.JSONField()
    hash = models.CharField(max_length=64)


class AddedAnswerRow(models.Model):
    """One answer of the secretariat after a pack was published; added and never changed."""

    pack = models.ForeignKey(PackRow, on_delete=models.PROTECT, related_name="added")
    number = models.PositiveIntegerField()
    document = models.JSONField()

    class Meta:
        """Each has its number within its pack."""

        constraints = [models.UniqueConstraint(fields=["pack", "number"], name="one_added_answer")]


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
    reported = models.DateTimeField(null=True)
    preview = models.CharField(max_length=64, blank=True)
    reminders = models.JSONField(default=list)
    meeting = models.DateField(null=True)
    who = models.CharField(max_length=10, default="open")
    questions = models.JSONField(default=list)
    rules = models.JSONField(default=list)
