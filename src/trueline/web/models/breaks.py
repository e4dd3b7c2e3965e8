"""Definition breaks that people of an organisation added."""

from typing import ClassVar

from django.db import models

from trueline.web.models.people import Organisation


class OwnBreak(models.Model):
    """What was said of one break for a while; what was said before and was removed stays."""

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
    number = models.PositiveBigIntegerField(null=True)  # row of its first words; none for those
    ended_at = models.DateTimeField(null=True, blank=True)  # none while it counts
    ended_by = models.CharField(max_length=254, blank=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["organisation", "-day", "-id"]

    def __str__(self) -> str:
        """Give metric and day."""
        return f"{self.metric}: {self.day}"
