"""Definitions that were withdrawn, and what was said of breaks before, stay where they are."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add when something ended and who ended it."""

    dependencies: ClassVar = [("web", "0015_notes_check_ins_alerts")]
    operations: ClassVar = [
        migrations.AddField(
            "ownmetric", "withdrawn_at", models.DateTimeField(null=True, blank=True)
        ),
        migrations.AddField(
            "ownmetric",
            "withdrawn_by",
            models.CharField(max_length=254, blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField("ownbreak", "number", models.PositiveBigIntegerField(null=True)),
        migrations.AddField("ownbreak", "ended_at", models.DateTimeField(null=True, blank=True)),
        migrations.AddField(
            "ownbreak",
            "ended_by",
            models.CharField(max_length=254, blank=True, default=""),
            preserve_default=False,
        ),
    ]
