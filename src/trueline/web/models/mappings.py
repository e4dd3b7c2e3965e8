"""Mappings of columns: every version whole, so that what was read by one can be read again."""

from typing import ClassVar

from django.db import models

from trueline.web.models.people import Organisation


class MappingVersion(models.Model):
    """What a person said of a kind of table; only ``in_use`` is ever changed."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="mapping_versions")
    name = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    document = models.JSONField()
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=254)
    in_use = models.BooleanField(default=True)  # false once it was removed

    class Meta:
        """Versions count up for each name."""

        ordering: ClassVar = ["organisation", "name", "-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "name", "version"], name="one_mapping_a_version"
            )
        ]

    def __str__(self) -> str:
        """Give name and version."""
        return f"{self.name}@{self.version}"
