"""Rows of who is invited to a round, and of what was mailed; destroyed when it is compiled.

No row here names a response, a token or a mark, and none says whether somebody answered: the
token is made anew from the key and a secret that lies in no database.
"""

from django.db import models

from folkmoot.web.components.keys import RandomKey


class InvitationRow(models.Model):
    """One person or organisation that a round invites, and how to reach it."""

    key = RandomKey()
    round = models.SlugField(max_length=60)
    name = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=12, blank=True)
    sent = models.BooleanField(default=False)

    class Meta:
        """An address is invited once to a round."""

        constraints = [
            models.UniqueConstraint(
                fields=["round", "address"],
                condition=~models.Q(address=""),
                name="one_invitation_per_address",
            )
        ]


class MailedRow(models.Model):
    """One kind of mail of a round that went out on a day, so that it goes out once."""

    round = models.SlugField(max_length=60)
    what = models.CharField(max_length=20)
    day = models.DateField()
    letters = models.PositiveIntegerField()

    class Meta:
        """Once for each kind and day."""

        constraints = [
            models.UniqueConstraint(fields=["round", "what", "day"], name="mailed_once_a_day")
        ]
