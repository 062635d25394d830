"""Rows of moderation: who read what, what is left out and why, what is quoted, what is answered.

None holds a word of a response in the clear. The words of a quotation are sealed, and their key
lies with the keys of the response, so that whoever withdraws takes them along.
"""

from django.db import models
from django.db.models import F, Q

from folkmoot.web.components.keys import RandomKey
from folkmoot.web.consultation.models.responses import ResponseRow
from folkmoot.web.consultation.models.rounds import RoundRow

PERSON = 200


class ReadingRow(models.Model):
    """That somebody read a response; *aside* says why it was set aside, if it was."""

    response = models.OneToOneField(
        ResponseRow, on_delete=models.CASCADE, primary_key=True, related_name="reading"
    )
    by = models.CharField(max_length=PERSON)
    on = models.DateField()
    aside = models.CharField(max_length=20, blank=True)


class RedactionRow(models.Model):
    """What is left out of a response: places and reasons, for the words that *mark* stands for."""

    key = RandomKey()
    response = models.ForeignKey(ResponseRow, on_delete=models.CASCADE, related_name="redactions")
    version = models.PositiveIntegerField()
    mark = models.CharField(max_length=64)
    spans = models.JSONField(default=list)
    by = models.CharField(max_length=PERSON)
    on = models.DateField()

    class Meta:
        """A version is made once."""

        constraints = [
            models.UniqueConstraint(fields=["response", "version"], name="one_redaction_version")
        ]


class QuotationRow(models.Model):
    """A passage on its way to the public, and the sealed words that the public then reads.

    *place* is where it begins in the response read as one text. *lane* names its key.
    """

    key = RandomKey()
    response = models.ForeignKey(ResponseRow, on_delete=models.CASCADE, related_name="quotations")
    part = models.CharField(max_length=80)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    place = models.PositiveIntegerField()
    is_paraphrase = models.BooleanField(default=False)
    lane = models.CharField(max_length=10)
    content = models.BinaryField(null=True)
    proposed_by = models.CharField(max_length=PERSON)
    proposed_on = models.DateField()
    approved_by = models.CharField(max_length=PERSON, blank=True)
    approved_on = models.DateField(null=True)
    taken_back_by = models.CharField(max_length=PERSON, blank=True)
    taken_back_on = models.DateField(null=True)

    class Meta:
        """Nobody approves what they proposed, whoever writes the row."""

        constraints = [
            models.CheckConstraint(
                condition=~Q(approved_by=F("proposed_by")), name="quoted_by_two_people"
            ),
            models.UniqueConstraint(fields=["response", "lane"], name="one_lane_a_quotation"),
        ]


class DisclosureRow(models.Model):
    """A response that tells of a child at risk or of danger; read by those who safeguard."""

    response = models.OneToOneField(
        ResponseRow, on_delete=models.CASCADE, primary_key=True, related_name="disclosure"
    )
    concern = models.CharField(max_length=20)
    flagged_by = models.CharField(max_length=PERSON)
    flagged_on = models.DateField()
    settled_by = models.CharField(max_length=PERSON, blank=True)
    settled_on = models.DateField(null=True)
    outcome = models.CharField(max_length=20, blank=True)


class ThemeAnswerRow(models.Model):
    """What one body says back to all who spoke of a theme, in one language."""

    consultation = models.SlugField(max_length=60)
    theme = models.CharField(max_length=120)
    body = models.SlugField(max_length=60)
    language = models.CharField(max_length=12)
    asked = models.TextField()
    said = models.TextField()
    did = models.TextField()
    done = models.BooleanField()
    link = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=PERSON)
    on = models.DateField()

    class Meta:
        """A body answers a theme once in a language; it may put it better later."""

        constraints = [
            models.UniqueConstraint(
                fields=["theme", "body", "language"], name="one_answer_a_language"
            )
        ]


class RetentionRow(models.Model):
    """How many days a round keeps original words, where not the usual, and when they went."""

    round = models.OneToOneField(
        RoundRow, on_delete=models.PROTECT, primary_key=True, related_name="retention"
    )
    days = models.PositiveSmallIntegerField()
    destroyed_on = models.DateField(null=True)
