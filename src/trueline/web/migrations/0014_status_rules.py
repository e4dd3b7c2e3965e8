"""Status rules that organisations made their own, every set of them with who kept it and when."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0013_own_metrics"),
    ]

    operations = [
        migrations.CreateModel(
            name="StatusRuleSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("document", models.JSONField()),
                ("by", models.CharField(max_length=254)),
                ("at", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="status_rules",
                        to="web.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation", "-at", "-id"],
            },
        ),
    ]
