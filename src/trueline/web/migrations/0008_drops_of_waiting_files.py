from typing import Any

from django.db import migrations


def put_into_drops(apps: Any, schema_editor: Any) -> None:
    """Let each file that waits come as a drop of its own, which is looked through anew."""
    jobs = apps.get_model("web", "Job").objects
    for file in jobs.filter(kind="import_file", drop=None, finished_at=None):
        file.drop = jobs.create(
            organisation_id=file.organisation_id,
            kind="preview_drop",
            title=file.title,
            by_id=file.by_id,
            state="waiting",
            asked_at=file.asked_at,
        )
        file.state = "draft"
        file.save(update_fields=["drop", "state"])


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0007_drops_and_answers"),
    ]

    operations = [
        migrations.RunPython(put_into_drops, migrations.RunPython.noop),
    ]
