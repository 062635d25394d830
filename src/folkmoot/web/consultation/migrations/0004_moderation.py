"""What was read and left out, what is quoted and answered, and how long words are kept."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

from folkmoot.web.components.keys import RandomKey

CASCADE, PROTECT = django.db.models.deletion.CASCADE, django.db.models.deletion.PROTECT


def of_response(name, *, one=False):
    """Give the field that says of which response a row is."""
    if one:
        return models.OneToOneField(
            on_delete=CASCADE,
            primary_key=True,
            related_name=name,
            serialize=False,
            to="consultation.responserow",
        )
    return models.ForeignKey(on_delete=CASCADE, related_name=name, to="consultation.responserow")


class Migration(migrations.Migration):
    """Six tables beside the responses."""

    dependencies = [("consultation", "0003_results_and_bundles")]

    operations = [
        migrations.CreateModel(
            name="ReadingRow",
            fields=[
                ("response", of_response("reading", one=True)),
                ("by", models.CharField(max_length=200)),
                ("on", models.DateField()),
                ("aside", models.CharField(blank=True, max_length=20)),
            ],
        ),
        migrations.CreateModel(
            name="RedactionRow",
            fields=[
                ("key", RandomKey(serialize=False)),
                ("version", models.PositiveIntegerField()),
                ("mark", models.CharField(max_length=64)),
                ("spans", models.JSONField(default=list)),
                ("by", models.CharField(max_length=200)),
                ("on", models.DateField()),
                ("response", of_response("redactions")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("response", "version"), name="one_redaction_version"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="QuotationRow",
            fields=[
                ("key", RandomKey(serialize=False)),
                ("part", models.CharField(max_length=80)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("place", models.PositiveIntegerField()),
                ("is_paraphrase", models.BooleanField(default=False)),
                ("lane", models.CharField(max_length=10)),
                ("content", models.BinaryField(null=True)),
                ("proposed_by", models.CharField(max_length=200)),
                ("proposed_on", models.DateField()),
                ("approved_by", models.CharField(blank=True, max_length=200)),
                ("approved_on", models.DateField(null=True)),
                ("taken_back_by", models.CharField(blank=True, max_length=200)),
                ("taken_back_on", models.DateField(null=True)),
                ("response", of_response("quotations")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=~Q(approved_by=F("proposed_by")), name="quoted_by_two_people"
                    ),
                    models.UniqueConstraint(
                        fields=("response", "lane"), name="one_lane_a_quotation"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DisclosureRow",
            fields=[
                ("response", of_response("disclosure", one=True)),
                ("concern", models.CharField(max_length=20)),
                ("flagged_by", models.CharField(max_length=200)),
                ("flagged_on", models.DateField()),
                ("settled_by", models.CharField(blank=True, max_length=200)),
                ("settled_on", models.DateField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=20)),
            ],
        ),
        migrations.CreateModel(
            name="ThemeAnswerRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("consultation", models.SlugField(max_length=60)),
                ("theme", models.CharField(max_length=120)),
                ("body", models.SlugField(max_length=60)),
                ("language", models.CharField(max_length=12)),
                ("asked", models.TextField()),
                ("said", models.TextField()),
                ("did", models.TextField()),
                ("done", models.BooleanField()),
                ("link", models.CharField(blank=True, max_length=200)),
                ("by", models.CharField(max_length=200)),
                ("on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("theme", "body", "language"), name="one_answer_a_language"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RetentionRow",
            fields=[
                (
                    "round",
                    models.OneToOneField(
                        on_delete=PROTECT,
                        primary_key=True,
                        related_name="retention",
                        serialize=False,
                        to="consultation.roundrow",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField()),
                ("destroyed_on", models.DateField(null=True)),
            ],
        ),
    ]
