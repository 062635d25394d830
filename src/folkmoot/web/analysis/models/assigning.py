"""Rows of assigning: which responses are proposed for the themes that people signed off."""

from django.db import models

from folkmoot.web.analysis.models.asked import AskedRow
from folkmoot.web.analysis.models.runs import RunRow, ThemeRow


class AskedAssignmentRow(AskedRow):
    """An assignment of a run's responses that somebody asked for."""

    run = models.ForeignKey(RunRow, on_delete=models.PROTECT, related_name="asked_assignments")


class AssignmentRow(models.Model):
    """One assignment of a run's responses to its themes, never changed.

    *document* is canonical JSON with its parameters, the version of the weights, and who was left
    without a theme; *hash* is its SHA-256.
    """

    id = models.SlugField(primary_key=True, max_length=60)
    run = models.ForeignKey(RunRow, on_delete=models.PROTECT, related_name="assignments")
    on = models.DateField()
    by = models.CharField(max_length=200)
    inputs = models.CharField(max_length=64)
    document = models.TextField()
    hash = models.CharField(max_length=64)


class ProposalRow(models.Model):
    """A response proposed for a theme, because of the passage from *start* to *end*.

    *confidence* is in thousandths. A person takes it or refuses it, and may think again; *is_read*
    tells what somebody read by itself from what was taken with its whole band.
    """

    class State(models.TextChoices):
        """What a person said of it."""

        PROPOSED = "proposed"
        TAKEN = "taken"
        REFUSED = "refused"

    assignment = models.ForeignKey(
        AssignmentRow, on_delete=models.PROTECT, related_name="proposals"
    )
    theme = models.ForeignKey(ThemeRow, on_delete=models.PROTECT, related_name="proposals")
    response = models.SlugField(max_length=60)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    confidence = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    by = models.CharField(max_length=200, blank=True)
    on = models.DateField(null=True)
    is_read = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "theme", "response"], name="one_proposal_each"
            )
        ]
