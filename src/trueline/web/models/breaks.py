"""Definition breaks that people of an organisation added."""

from typing import ClassVar

from django.db import models

from trueline.web.models.people import Organisation


class OwnBreak(models.Model):
    """One day on which a metric changed what it counts."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="breaks")
    network = models.CharField(max_length=500, blank=True)  # empty: every network
    metric = models.CharField(max_length=80)
    day = models.DateField()
    what = models.CharField(max_length=500)
    bridge = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=500, blank=True)
    is_renaming = models.BooleanField(default=False)
    by = models.CharField(max_length=254)
    said_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["organisation", "-day", "-id"]

    def __str__(self) -> str:
        """Give metric and day."""
        return f"{self.metric}: {self.day}"
