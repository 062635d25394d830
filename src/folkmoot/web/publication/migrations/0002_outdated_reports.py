"""Which files hold which quotations, and that a report is to be written anew."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two columns of reports."""

    dependencies = [("publication", "0001_initial")]

    operations = [
        migrations.AddField("reportrow", "quoted", models.JSONField(default=dict)),
        migrations.AddField("reportrow", "outdated", models.BooleanField(default=False)),
    ]
