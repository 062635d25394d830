"""A finding is dated as loosely as its source dates it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessment", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="findingrow", name="since", field=models.CharField(max_length=20)
        )
    ]
