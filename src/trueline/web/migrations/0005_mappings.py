import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0004_digests_of_fact_files"),
    ]

    operations = [
        migrations.CreateModel(
            name="MappingVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("version", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("document", models.JSONField()),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.CharField(max_length=254)),
                ("in_use", models.BooleanField(default=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mapping_versions",
                        to="web.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation", "name", "-version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "name", "version"), name="one_mapping_a_version"
                    )
                ],
            },
        ),
    ]
