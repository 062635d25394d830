"""Rows of the federation: bodies, people and their mandates."""

from django.conf import settings
from django.db import models


class BodyRow(models.Model):
    """One body in the tree."""

    id = models.SlugField(primary_key=True, max_length=60)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="below")
    languages = models.JSONField(default=list)
    zone = models.CharField(max_length=60, default="UTC")
    jurisdiction = models.CharField(max_length=20, blank=True)
    invented = models.BooleanField(default=False)


class PersonRow(models.Model):
    """One person with a mandate, and the account that they enter with if they have one."""

    id = models.SlugField(primary_key=True, max_length=60)
    name = models.CharField(max_length=200)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="person"
    )


class SpentTicket(models.Model):
    """What was let in once, as a hash; kept until the ticket would be too old anyway."""

    hash = models.CharField(primary_key=True, max_length=64)
    spent = models.DateTimeField()


class MandateRow(models.Model):
    """One role of one person in one body, for a time, and perhaps for one consultation only."""

    person = models.ForeignKey(PersonRow, on_delete=models.PROTECT, related_name="mandates")
    role = models.CharField(max_length=20)
    body = models.ForeignKey(BodyRow, on_delete=models.PROTECT, related_name="mandates")
    since = models.DateField()
    until = models.DateField(null=True)
    consultation = models.SlugField(max_length=60, blank=True)

    class Meta:
        """The same mandate is given once."""

        constraints = [
            models.UniqueConstraint(
                fields=["person", "role", "body", "since", "consultation"], name="one_mandate"
            )
        ]
