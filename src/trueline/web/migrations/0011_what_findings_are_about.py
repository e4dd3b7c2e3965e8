"""A finding is accepted as what it was found to be, so that one that grew counts again."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0010_digests_of_plans"),
    ]

    operations = [
        migrations.RemoveConstraint("planwaiver", "one_waiver_a_place"),
        migrations.AlterModelOptions(
            "planwaiver", {"ordering": ["organisation", "finding", "path", "about", "-id"]}
        ),
        migrations.AddField(
            "planwaiver",
            "about",
            models.CharField(blank=True, default="", max_length=120),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "planwaiver",
            models.UniqueConstraint(
                condition=Q(("ended_at", None)),
                fields=("organisation", "finding", "path", "about"),
                name="one_waiver_a_place",
            ),
        ),
    ]
