"""Items that wait for a person, sealed; papers typed; sheets imported; mail fetched."""

import django.db.models.deletion
from django.db import migrations, models

import folkmoot.web.components.keys

KEY = ("key", folkmoot.web.components.keys.RandomKey(serialize=False))


def of(model: str, name: str, on_delete=django.db.models.deletion.CASCADE) -> models.ForeignKey:
    return models.ForeignKey(on_delete=on_delete, related_name=name, to=f"consultation.{model}")


class Migration(migrations.Migration):
    dependencies = [("consultation", "0004_moderation")]

    operations = [
        migrations.DeleteModel(name="QuarantinedItem"),
        migrations.CreateModel(
            name="QuarantinedItem",
            fields=[
                KEY,
                ("hash", models.CharField(max_length=64, unique=True)),
                ("day", models.DateField()),
                ("channel", models.CharField(max_length=10)),
                ("pages", models.PositiveSmallIntegerField(default=0)),
                ("to_type", models.BooleanField(default=False)),
                ("content", models.BinaryField(null=True)),
                ("state", models.CharField(default="waiting", max_length=12)),
                ("response", models.SlugField(blank=True, max_length=80)),
                ("why", models.CharField(blank=True, max_length=20)),
                ("settled", models.DateField(null=True)),
                ("round", of("roundrow", "quarantined", django.db.models.deletion.PROTECT)),
            ],
        ),
        migrations.CreateModel(
            name="PageRow",
            fields=[
                KEY,
                ("number", models.PositiveSmallIntegerField()),
                ("content", models.BinaryField()),
                ("item", of("quarantineditem", "scanned")),
            ],
        ),
        migrations.CreateModel(
            name="TypingRow",
            fields=[
                KEY,
                ("person", models.SlugField(max_length=80)),
                ("content", models.BinaryField()),
                ("item", of("quarantineditem", "typed")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("item", "person"), name="one_typing_each")
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemSecretRow",
            fields=[
                KEY,
                ("part", models.CharField(max_length=100)),
                ("sealed", models.BinaryField()),
                ("item", of("quarantineditem", "secrets")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("item", "part"), name="one_key_of_a_part")
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                KEY,
                ("person", models.SlugField(max_length=80)),
                ("day", models.DateField()),
                ("content", models.BinaryField(null=True)),
                ("map", models.JSONField(default=dict)),
                ("rows", models.PositiveIntegerField()),
                ("done", models.PositiveIntegerField(default=0)),
                ("accepted", models.PositiveIntegerField(default=0)),
                ("duplicate", models.PositiveIntegerField(default=0)),
                ("quarantined", models.PositiveIntegerField(default=0)),
                ("round", of("roundrow", "imports", django.db.models.deletion.PROTECT)),
            ],
        ),
        migrations.CreateModel(
            name="FetchedRow",
            fields=[KEY, ("mark", models.CharField(max_length=64, unique=True))],
        ),
    ]
