"""Packs, rounds, responses and their keys."""

import django.db.models.deletion
from django.db import migrations, models

import folkmoot.web.components.keys


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="PackRow",
            fields=[
                ("id", models.SlugField(max_length=60, primary_key=True, serialize=False)),
                ("policy", models.CharField(max_length=200)),
                ("published", models.DateField()),
                ("texts", models.JSONField()),
                ("hash", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="RoundRow",
            fields=[
                ("id", models.SlugField(max_length=60, primary_key=True, serialize=False)),
                ("body", models.SlugField(max_length=60)),
                ("zone", models.CharField(max_length=60)),
                ("opens", models.DateTimeField()),
                ("closes", models.DateTimeField()),
                ("announced", models.DateTimeField(null=True)),
                ("grace_days", models.PositiveSmallIntegerField(default=0)),
                ("languages", models.JSONField(default=list)),
                ("contact", models.CharField(blank=True, max_length=200)),
                ("compiled", models.DateTimeField(null=True)),
                (
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="consultation.packrow",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ResponseRow",
            fields=[
                ("key", folkmoot.web.components.keys.RandomKey(serialize=False)),
                ("name", models.SlugField(max_length=80, unique=True)),
                ("mark", models.CharField(max_length=64, null=True, unique=True)),
                ("receipt_key", models.BinaryField(null=True)),
                ("channel", models.CharField(max_length=10)),
                ("received", models.DateField()),
                ("kind", models.CharField(max_length=20)),
                ("participants", models.PositiveIntegerField(null=True)),
                ("language", models.CharField(blank=True, max_length=12)),
                ("consents", models.JSONField(default=list)),
                ("parts", models.JSONField(default=list)),
                ("late", models.BooleanField(default=False)),
                ("withdrawn", models.DateField(null=True)),
                ("content", models.BinaryField(null=True)),
                ("released", models.BinaryField(null=True)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="consultation.roundrow",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ItemKey",
            fields=[
                ("key", folkmoot.web.components.keys.RandomKey(serialize=False)),
                ("hash", models.CharField(max_length=64, unique=True)),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="item_keys",
                        to="consultation.responserow",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="QuarantinedItem",
            fields=[
                ("key", folkmoot.web.components.keys.RandomKey(serialize=False)),
                ("hash", models.CharField(max_length=64, unique=True)),
                ("day", models.DateField()),
                ("reason", models.TextField()),
                ("sealed", models.BinaryField()),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quarantined",
                        to="consultation.roundrow",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ResponseKeyRow",
            fields=[
                ("key", folkmoot.web.components.keys.RandomKey(serialize=False)),
                ("lane", models.CharField(max_length=10)),
                ("sealed", models.BinaryField()),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keys",
                        to="consultation.responserow",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("response", "lane"), name="one_key_in_a_lane")
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundKeyRow",
            fields=[
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="key_held",
                        serialize=False,
                        to="consultation.roundrow",
                    ),
                ),
                ("public_key", models.BinaryField()),
                ("custody", models.CharField(max_length=10)),
            ],
        ),
        migrations.CreateModel(
            name="HolderRow",
            fields=[
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="holder",
                        serialize=False,
                        to="consultation.roundkeyrow",
                    ),
                ),
                ("person", models.SlugField(max_length=80)),
                ("locked", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="OfficerRow",
            fields=[
                ("key", folkmoot.web.components.keys.RandomKey(serialize=False)),
                ("person", models.SlugField(max_length=80, unique=True)),
                ("public_key", models.BinaryField()),
                ("locked", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="ShareRow",
            fields=[
                ("key", folkmoot.web.components.keys.RandomKey(serialize=False)),
                ("sealed", models.BinaryField()),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="consultation.officerrow",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="consultation.roundkeyrow",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("round", "officer"), name="one_share_each")
                ],
            },
        ),
        migrations.CreateModel(
            name="UnlockRow",
            fields=[
                ("key", folkmoot.web.components.keys.RandomKey(serialize=False)),
                ("mark", models.CharField(max_length=64, unique=True)),
                ("person", models.SlugField(max_length=80)),
                ("until", models.DateTimeField()),
                ("handover", models.BooleanField(default=False)),
                ("sealed", models.BinaryField()),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="unlocked",
                        to="consultation.roundkeyrow",
                    ),
                ),
            ],
        ),
    ]
