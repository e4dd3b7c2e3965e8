"""Metric definitions that people of an organisation gave."""

from typing import ClassVar

from django.db import models

from trueline.web.models.people import Organisation


class OwnMetric(models.Model):
    """One version of a metric, as the organisation defines it."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="own_metrics")
    metric = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    formula = models.CharField(max_length=500)
    measured_in = models.CharField(max_length=40)
    better = models.CharField(max_length=10)
    definition = models.CharField(max_length=500)
    since = models.DateField()
    by = models.CharField(max_length=254)
    said_at = models.DateTimeField()
    why = models.CharField(max_length=500)
    withdrawn_at = models.DateTimeField(null=True, blank=True)  # none while it counts
    withdrawn_by = models.CharField(max_length=254, blank=True)

    class Meta:
        """As they were said; one definition a version, for good."""

        ordering: ClassVar = ["organisation", "said_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "metric", "version"], name="one_definition_a_version"
            )
        ]

    def __str__(self) -> str:
        """Give metric and version."""
        return f"{self.metric}@{self.version}"
