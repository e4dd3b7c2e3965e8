from contextlib import suppress
from typing import Any

from django.db import migrations

from trueline.core.errors import DamagedError
from trueline.plan.upgrades import open_plan, plan_digest


def name_by_what_is_said(apps: Any, schema_editor: Any) -> None:
    """Name each version by a digest that new fields do not change; its document stays as it was.

    One that is damaged keeps the digest it had, and says so when somebody opens it.
    """
    versions = apps.get_model("web", "PlanVersion").objects
    for version in versions.order_by("pk").iterator(chunk_size=20):
        with suppress(DamagedError):
            digest = plan_digest(open_plan(version.document))
            versions.filter(pk=version.pk).update(digest=digest)


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0009_drafts_of_plans"),
    ]

    operations = [
        migrations.RunPython(name_by_what_is_said, migrations.RunPython.noop),
    ]
