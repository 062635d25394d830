"""Rows of publication: what was published, where its files lie, and what each hashed to."""

from django.db import models


class ReportRow(models.Model):
    """One published report: its text for the site, and its files under *folder*.

    A folder under the home of this installation is kept relative to it, so that both can move.
    *files* are names below the folder with the SHA-256 of their bytes; *quoted* says of each file
    that holds quotations which ones. It is *outdated* when one of them was taken back: then it is
    not shown until it is written anew.
    """

    id = models.SlugField(primary_key=True, max_length=80)
    title = models.CharField(max_length=300)
    subtitle = models.CharField(max_length=300, blank=True)
    policy = models.CharField(max_length=120, blank=True)
    made = models.DateField()
    body = models.TextField()
    folder = models.CharField(max_length=500)
    files = models.JSONField()
    datasets = models.JSONField()
    quoted = models.JSONField(default=dict)
    outdated = models.BooleanField(default=False)

    class Meta:
        ordering = ["-made", "id"]
