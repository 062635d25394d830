"""Rows of releases that people asked for and that are not made yet."""

from typing import ClassVar

from django.db import models

from folkmoot.web.analysis.models.asked import AskedRow
from folkmoot.web.analysis.models.runs import RunRow


class AskedReleaseRow(AskedRow):
    """A release that somebody asked for, of the themes in one *version* of a run's draft."""

    run = models.ForeignKey(RunRow, on_delete=models.PROTECT, related_name="asked_releases")
    version = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["run"],
                condition=models.Q(state__in=["waiting", "running"]),
                name="one_release_under_way",
            )
        ]
