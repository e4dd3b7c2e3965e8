"""Studies of causes: what was registered, what came of it, and what people said of it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0016_withdrawn_definitions_and_breaks"),
    ]

    operations = [
        migrations.CreateModel(
            name="StudyRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("study", models.CharField(blank=True, max_length=80)),
                ("number", models.PositiveIntegerField()),
                ("document", models.TextField()),
                ("by", models.CharField(max_length=254)),
                ("at", models.DateTimeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="studies",
                        to="web.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "study entry",
                "ordering": ["organisation", "kind", "study", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "kind", "study", "number"), name="one_study_entry"
                    )
                ],
            },
        ),
    ]
