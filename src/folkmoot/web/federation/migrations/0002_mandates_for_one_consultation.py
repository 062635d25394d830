"""Mandates may be for one consultation only."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("federation", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="mandaterow",
            name="consultation",
            field=models.SlugField(blank=True, default="", max_length=60),
            preserve_default=False,
        ),
        migrations.RemoveConstraint(model_name="mandaterow", name="one_mandate"),
        migrations.AddConstraint(
            model_name="mandaterow",
            constraint=models.UniqueConstraint(
                fields=("person", "role", "body", "since", "consultation"), name="one_mandate"
            ),
        ),
    ]
