"""Rows of keys, apart from what they open, so that no backup holds the one with the other.

No private key lies here open: those of ordinary rounds are files of the site's home, those of
protected rounds are locked with a passphrase or sealed to a person who has one.
"""

from django.db import models

from folkmoot.web.components.keys import RandomKey
from folkmoot.web.consultation.models.responses import ResponseRow
from folkmoot.web.consultation.models.rounds import RoundRow


class ResponseKeyRow(models.Model):
    """The key of one response in one lane, sealed to whoever opens that lane."""

    key = RandomKey()
    response = models.ForeignKey(ResponseRow, on_delete=models.CASCADE, related_name="keys")
    lane = models.CharField(max_length=10)
    sealed = models.BinaryField()

    class Meta:
        """A response has one key in a lane."""

        constraints = [
            models.UniqueConstraint(fields=["response", "lane"], name="one_key_in_a_lane")
        ]


class RoundKeyRow(models.Model):
    """The public key that a round's responses are sealed to, and who keeps the private one."""

    round = models.OneToOneField(
        RoundRow, on_delete=models.PROTECT, primary_key=True, related_name="key_held"
    )
    public_key = models.BinaryField()
    custody = models.CharField(max_length=10)


class HolderRow(models.Model):
    """The private key of a protected round, locked with its holder's passphrase."""

    round = models.OneToOneField(
        RoundKeyRow, on_delete=models.CASCADE, primary_key=True, related_name="holder"
    )
    person = models.SlugField(max_length=80)
    locked = models.BinaryField()


class OfficerRow(models.Model):
    """A recovery officer's own pair of keys; the private one locked with their passphrase."""

    key = RandomKey()
    person = models.SlugField(max_length=80, unique=True)
    public_key = models.BinaryField()
    locked = models.BinaryField()


class ShareRow(models.Model):
    """The private key of a protected round, sealed to one recovery officer."""

    key = RandomKey()
    round = models.ForeignKey(RoundKeyRow, on_delete=models.CASCADE, related_name="shares")
    officer = models.ForeignKey(OfficerRow, on_delete=models.PROTECT, related_name="shares")
    sealed = models.BinaryField()

    class Meta:
        """An officer has one share of a round."""

        constraints = [models.UniqueConstraint(fields=["round", "officer"], name="one_share_each")]


class UnlockRow(models.Model):
    """A private key for a short while, sealed under a code that only one browser or person has.

    With *handover* it waits for whoever holds it from now on, and opens nothing else.
    """

    key = RandomKey()
    mark = models.CharField(max_length=64, unique=True)
    round = models.ForeignKey(RoundKeyRow, on_delete=models.CASCADE, related_name="unlocked")
    person = models.SlugField(max_length=80)
    until = models.DateTimeField()
    handover = models.BooleanField(default=False)
    sealed = models.BinaryField()
