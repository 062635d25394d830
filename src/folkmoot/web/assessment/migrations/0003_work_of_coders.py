"""Batches and codings, what is watched and changed, what is judged and reported."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assessment', '0002_loose_since'),
    ]

    operations = [
        migrations.CreateModel(
            name='BatchRow',
            fields=[
                ('name', models.SlugField(max_length=60, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('laws', models.JSONField()),
                ('questions', models.JSONField()),
                ('gate', models.PositiveSmallIntegerField()),
                ('sample', models.PositiveSmallIntegerField()),
                ('source', models.TextField()),
                ('codebook', models.CharField(max_length=64)),
                ('by', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='CodingRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('coder', models.CharField(max_length=200)),
                ('kind', models.CharField(max_length=20)),
                ('about', models.TextField(blank=True)),
                ('assigned_by', models.CharField(max_length=200)),
                ('assigned_on', models.DateField()),
                ('handed_in_on', models.DateField(null=True)),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codings', to='assessment.batchrow')),
                ('jurisdiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codings', to='assessment.jurisdictionrow')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='CodedAnswerRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(max_length=20)),
                ('value', models.CharField(max_length=60)),
                ('cites', models.JSONField(default=list)),
                ('reading', models.CharField(max_length=20)),
                ('confidence', models.CharField(max_length=20)),
                ('caution', models.TextField(blank=True)),
                ('why', models.TextField(blank=True)),
                ('coding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='assessment.codingrow')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='ReportedRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stream', models.CharField(max_length=20)),
                ('question', models.CharField(max_length=20)),
                ('value', models.CharField(max_length=60)),
                ('source', models.TextField()),
                ('year', models.CharField(max_length=20)),
                ('words', models.TextField(blank=True)),
                ('by', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('jurisdiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reported', to='assessment.jurisdictionrow')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='RestrictionRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(max_length=20)),
                ('value', models.CharField(max_length=60)),
                ('provisions', models.JSONField()),
                ('on', models.DateField()),
                ('purpose', models.TextField(blank=True)),
                ('by', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('jurisdiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='restrictions', to='assessment.jurisdictionrow')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='JudgementRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('assessor', models.CharField(max_length=200)),
                ('parts', models.JSONField()),
                ('sources', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('restriction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='assessment.restrictionrow')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='SettledRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(max_length=20)),
                ('value', models.CharField(max_length=60)),
                ('cites', models.JSONField(default=list)),
                ('reason', models.TextField()),
                ('by', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='settled', to='assessment.batchrow')),
                ('jurisdiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='settled', to='assessment.jurisdictionrow')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='ValidationRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation', models.CharField(max_length=200)),
                ('on', models.DateField()),
                ('answers_hash', models.CharField(max_length=64)),
                ('remarks', models.JSONField()),
                ('by', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('jurisdiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='validations', to='assessment.jurisdictionrow')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='WatchRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.TextField()),
                ('source', models.TextField()),
                ('due', models.CharField(max_length=20)),
                ('state', models.CharField(default='open', max_length=20)),
                ('by', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('jurisdiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='watched', to='assessment.jurisdictionrow')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='LawChangeRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.TextField()),
                ('edits', models.JSONField(default=list)),
                ('law', models.TextField()),
                ('answers', models.TextField()),
                ('law_before', models.CharField(max_length=64)),
                ('answers_before', models.CharField(max_length=64)),
                ('state', models.CharField(default='draft', max_length=20)),
                ('by', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('second', models.CharField(blank=True, max_length=200)),
                ('second_at', models.DateTimeField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('jurisdiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='assessment.jurisdictionrow')),
                ('watch', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='assessment.watchrow')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='RuleChangeRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('about', models.TextField()),
                ('text', models.TextField()),
                ('before', models.CharField(blank=True, max_length=64)),
                ('state', models.CharField(default='proposed', max_length=20)),
                ('by', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('second', models.CharField(blank=True, max_length=200)),
                ('second_at', models.DateTimeField(null=True)),
                ('reason', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddField(
            model_name='currentdocument',
            name='by_desk',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='currentdocument',
            name='offered',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='assessment.lawdocument'),
        ),
        migrations.AddConstraint(
            model_name='codingrow',
            constraint=models.UniqueConstraint(fields=('batch', 'jurisdiction', 'coder'), name='law_one_coding_each'),
        ),
        migrations.AddConstraint(
            model_name='codedanswerrow',
            constraint=models.UniqueConstraint(fields=('coding', 'question'), name='law_one_answer_each'),
        ),
        migrations.AddConstraint(
            model_name='restrictionrow',
            constraint=models.UniqueConstraint(fields=('jurisdiction', 'question', 'value', 'on'), name='law_one_restriction'),
        ),
        migrations.AddConstraint(
            model_name='judgementrow',
            constraint=models.UniqueConstraint(fields=('restriction', 'assessor'), name='law_judged_once_each'),
        ),
    ]
