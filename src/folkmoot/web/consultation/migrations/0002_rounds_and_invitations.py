"""What a body decides of its round, whom it invites, and what is added to a published pack."""

import django.db.models.deletion
from django.db import migrations, models

import folkmoot.web.components.keys


class Migration(migrations.Migration):
    """Columns of rounds, and three tables."""

    dependencies = [("consultation", "0001_initial")]

    operations = [
        migrations.AddField("roundrow", "reported", models.DateTimeField(null=True)),
        migrations.AddField("roundrow", "preview", models.CharField(blank=True, max_length=64)),
        migrations.AddField("roundrow", "reminders", models.JSONField(default=list)),
        migrations.AddField("roundrow", "meeting", models.DateField(null=True)),
        migrations.AddField("roundrow", "who", models.CharField(default="open", max_length=10)),
        migrations.AddField("roundrow", "questions", models.JSONField(default=list)),
        migrations.AddField("roundrow", "rules", models.JSONField(default=list)),
        migrations.CreateModel(
            name="AddedAnswerRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("document", models.JSONField()),
                (
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="added",
                        to="consultation.packrow",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("pack", "number"), name="one_added_answer")
                ],
            },
        ),
        migrations.CreateModel(
            name="InvitationRow",
            fields=[
                (
                    "key",
                    folkmoot.web.components.keys.RandomKey(
                        default=folkmoot.web.components.keys.new_key,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("round", models.SlugField(max_length=60)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("address", models.CharField(blank=True, max_length=254)),
                ("language", models.CharField(blank=True, max_length=12)),
                ("sent", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("address", ""), _negated=True),
                        fields=("round", "address"),
                        name="one_invitation_per_address",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MailedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.SlugField(max_length=60)),
                ("what", models.CharField(max_length=20)),
                ("day", models.DateField()),
                ("letters", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "what", "day"), name="mailed_once_a_day"
                    )
                ],
            },
        ),
    ]
