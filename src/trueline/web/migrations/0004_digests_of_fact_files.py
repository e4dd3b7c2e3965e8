"""Each file of facts keeps the digest that was taken while it was written."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("web", "0003_own_breaks")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="factfile",
            name="sha256",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
    ]
