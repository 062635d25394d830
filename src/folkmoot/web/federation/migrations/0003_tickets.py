"""Tickets that were used up."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("federation", "0002_mandates_for_one_consultation")]

    operations = [
        migrations.CreateModel(
            name="SpentTicket",
            fields=[
                ("hash", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("spent", models.DateTimeField()),
            ],
        ),
    ]
