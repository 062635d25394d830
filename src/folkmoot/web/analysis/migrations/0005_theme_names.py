"""Themes have names in the languages of those who answered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A list of pairs for each theme."""

    dependencies = [("analysis", "0004_coding_and_assigning")]

    operations = [
        migrations.AddField(
            model_name="themerow", name="names", field=models.JSONField(default=list)
        ),
    ]
