"""What was kept of studies only is kept of everything: entries of any kind, about anything."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0017_studies"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="studyrow", name="one_study_entry"),
        migrations.RenameModel(old_name="StudyRow", new_name="EntryRow"),
        migrations.RenameField(model_name="entryrow", old_name="study", new_name="about"),
        migrations.AlterModelOptions(
            name="entryrow",
            options={
                "ordering": ["organisation", "kind", "about", "number"],
                "verbose_name": "entry",
                "verbose_name_plural": "entries",
            },
        ),
        migrations.AlterField("entryrow", "kind", models.CharField(max_length=40)),
        migrations.AlterField("entryrow", "about", models.CharField(blank=True, max_length=200)),
        migrations.AlterField("entryrow", "document", models.TextField(blank=True)),
        migrations.AlterField(
            "entryrow",
            "organisation",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="entries",
                to="web.organisation",
            ),
        ),
        migrations.AddConstraint(
            model_name="entryrow",
            constraint=models.UniqueConstraint(
                fields=("organisation", "kind", "about", "number"), name="one_entry"
            ),
        ),
    ]
