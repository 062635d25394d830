"""Bodies know whose law their members live under."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('federation', '0003_tickets'),
    ]

    operations = [
        migrations.AddField(
            model_name='bodyrow',
            name='jurisdiction',
            field=models.CharField(blank=True, max_length=20),
        ),
    ]
