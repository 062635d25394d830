"""What every row has of long work that somebody asked for and the job consumer does."""

from django.db import models


class AskedRow(models.Model):
    """Work that somebody asked for: how far it is, and what came of it.

    *step* names what is being done; *done* of *whole* parts of it are. Whoever cancels it sets
    *is_unwanted*, and the consumer stops at the next part.
    """

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    by = models.CharField(max_length=200)
    on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    told = models.TextField(blank=True)
    step = models.CharField(max_length=40, blank=True)
    done = models.PositiveIntegerField(default=0)
    whole = models.PositiveIntegerField(default=0)
    is_unwanted = models.BooleanField(default=False)

    class Meta:
        abstract = True
