"""What pages count by is kept with its run."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Runs made before have none; their responses are opened instead."""

    dependencies = [("analysis", "0005_theme_names")]

    operations = [
        migrations.AddField(
            model_name="runrow", name="facts", field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
