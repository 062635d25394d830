"""Rows of the policy: versions stored whole, and what bears on their clauses."""

from django.db import models


class PolicyRow(models.Model):
    """One policy, as its pack introduces it."""

    id = models.SlugField(primary_key=True, max_length=80)
    title = models.CharField(max_length=300)
    summary = models.TextField()
    warnings = models.JSONField(default=list)
    language = models.CharField(max_length=20, default="en")


class VersionRow(models.Model):
    """One version: its canonical text never changes once stored, only what became of it."""

    policy = models.ForeignKey(PolicyRow, on_delete=models.PROTECT, related_name="versions")
    number = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    text = models.TextField()
    hash = models.CharField(max_length=64)
    decision = models.CharField(max_length=300, blank=True)
    on = models.DateField()

    class Meta:
        """A number is given once."""

        constraints = [
            models.UniqueConstraint(fields=["policy", "number"], name="policy_one_version")
        ]
        ordering = ["id"]


class ClauseRow(models.Model):
    """One clause of a version, to be found without reading the text."""

    version = models.ForeignKey(VersionRow, on_delete=models.PROTECT, related_name="clauses")
    clause = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    position = models.PositiveIntegerField()

    class Meta:
        """An id stands once in a version."""

        constraints = [
            models.UniqueConstraint(fields=["version", "clause"], name="policy_one_clause")
        ]
        ordering = ["version_id", "position"]


class SourceRow(models.Model):
    """One source, and how much of it the record holds."""

    id = models.SlugField(primary_key=True, max_length=80)
    title = models.TextField(blank=True)
    short = models.CharField(max_length=100, blank=True)
    author = models.TextField(blank=True)
    date = models.CharField(max_length=40)
    where = models.TextField(blank=True)
    state = models.CharField(max_length=20)
    footnote = models.PositiveIntegerField(default=0)
    cited_for = models.TextField(blank=True)
    note = models.TextField(blank=True)


class ClaimRow(models.Model):
    """One claim; *sources* are texts "id, place"."""

    id = models.SlugField(primary_key=True, max_length=80)
    position = models.PositiveIntegerField()
    policy = models.ForeignKey(PolicyRow, on_delete=models.PROTECT, related_name="claims")
    statement = models.TextField()
    sources = models.JSONField()
    about = models.JSONField(default=list)
    as_of = models.CharField(max_length=40)
    state = models.CharField(max_length=20)
    caution = models.TextField(blank=True)


class PositionRow(models.Model):
    """What somebody holds; *sources* are texts "id, place"."""

    id = models.SlugField(primary_key=True, max_length=80)
    position = models.PositiveIntegerField()
    policy = models.ForeignKey(PolicyRow, on_delete=models.PROTECT, related_name="positions")
    holder = models.TextField()
    holds = models.TextField()
    sources = models.JSONField()
    named = models.BooleanField(default=True)
    note = models.TextField(blank=True)


class StanceRow(models.Model):
    """A claim or position (*of*, a reference) that bears on one clause, and why it is said to."""

    clause = models.ForeignKey(ClauseRow, on_delete=models.PROTECT, related_name="stances")
    of = models.CharField(max_length=300, db_index=True)
    stance = models.CharField(max_length=20)
    why = models.TextField(blank=True)

    class Meta:
        """It bears on a clause in one way, or in both, each said once."""

        constraints = [
            models.UniqueConstraint(fields=["clause", "of", "stance"], name="policy_one_stance")
        ]


class MandateRow(models.Model):
    """A decision that the policy has to answer to."""

    id = models.SlugField(primary_key=True, max_length=80)
    policy = models.ForeignKey(PolicyRow, on_delete=models.PROTECT, related_name="mandates")
    title = models.CharField(max_length=300)
    body = models.CharField(max_length=200)
    date = models.CharField(max_length=40)
    asks = models.TextField()


class ConsiderationRow(models.Model):
    """One point of a mandate; *sources* are texts "id, place"."""

    mandate = models.ForeignKey(MandateRow, on_delete=models.PROTECT, related_name="considerations")
    number = models.CharField(max_length=40)
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    text = models.TextField()
    sources = models.JSONField()

    class Meta:
        """A number is given once in a mandate."""

        constraints = [
            models.UniqueConstraint(fields=["mandate", "number"], name="policy_one_consideration")
        ]
        ordering = ["mandate_id", "position"]


class AnswerRow(models.Model):
    """Which clauses of a version answer a consideration; an empty list says that none does."""

    consideration = models.ForeignKey(
        ConsiderationRow, on_delete=models.PROTECT, related_name="answers"
    )
    version = models.ForeignKey(VersionRow, on_delete=models.PROTECT, related_name="answers")
    clauses = models.JSONField()
    why = models.TextField()

    class Meta:
        """A version answers a consideration once."""

        constraints = [
            models.UniqueConstraint(fields=["consideration", "version"], name="policy_one_answer")
        ]
