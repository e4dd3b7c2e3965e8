"""Versions of plans: the document whole, and the few columns it is found by."""

from typing import ClassVar

from django.db import models

from trueline.web.models.people import Organisation


class PlanVersion(models.Model):
    """One plan that was put in force; never changed afterwards."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="plan_versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    document = models.JSONField()
    adopted_at = models.DateTimeField()
    adopted_by = models.CharField(max_length=254)

    class Meta:
        """Numbers count up in each organisation."""

        ordering: ClassVar = ["organisation", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_plan_one_number")
        ]

    def __str__(self) -> str:
        """Give number and title."""
        return f"{self.number}: {self.title}"
