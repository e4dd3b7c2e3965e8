import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0008_drops_of_waiting_files"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="lone_approval",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="planversion",
            name="reason",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="planversion",
            name="writers",
            field=models.JSONField(default=list),
        ),
        migrations.CreateModel(
            name="PlanDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("base", models.PositiveIntegerField()),
                ("state", models.CharField(max_length=20)),
                ("checkpoint", models.JSONField()),
                ("checkpoint_edit", models.PositiveIntegerField(default=0)),
                ("edit_count", models.PositiveIntegerField(default=0)),
                ("digest", models.CharField(max_length=64)),
                ("writing", models.JSONField(default=dict)),
                ("started_by", models.CharField(max_length=254)),
                ("started_at", models.DateTimeField()),
                ("submitted_by", models.CharField(blank=True, max_length=254)),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("returned", models.TextField(blank=True)),
                ("ended_by", models.CharField(blank=True, max_length=254)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan_drafts",
                        to="web.organisation",
                    ),
                ),
                (
                    "version",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="draft",
                        to="web.planversion",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation", "-id"],
            },
        ),
        migrations.CreateModel(
            name="PlanEdit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("edits", models.JSONField()),
                ("touched", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("by", models.CharField(max_length=254)),
                ("at", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
                ("undoes", models.PositiveIntegerField(default=0)),
                ("undone_by", models.PositiveIntegerField(default=0)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="web.plandraft",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan_edits",
                        to="web.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation", "-id"],
            },
        ),
        migrations.CreateModel(
            name="PlanWaiver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("finding", models.CharField(max_length=120)),
                ("path", models.TextField()),
                ("reason", models.TextField()),
                ("by", models.CharField(max_length=254)),
                ("at", models.DateTimeField()),
                ("until", models.DateField()),
                ("ended_by", models.CharField(blank=True, max_length=254)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan_waivers",
                        to="web.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation", "finding", "path", "-id"],
            },
        ),
        migrations.AddConstraint(
            model_name="plandraft",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["draft", "submitted"])),
                fields=("organisation",),
                name="one_draft_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="planedit",
            constraint=models.UniqueConstraint(
                fields=("draft", "number"), name="one_edit_one_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="planwaiver",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("organisation", "finding", "path"),
                name="one_waiver_a_place",
            ),
        ),
    ]
