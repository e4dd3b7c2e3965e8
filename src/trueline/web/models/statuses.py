"""Status rules that an organisation made its own, every set of them whole."""

from typing import ClassVar

from django.db import models

from trueline.web.models.people import Organisation


class StatusRuleSet(models.Model):
    """All rules as they were kept once; never changed, the newest is in force."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="status_rules")
    document = models.JSONField()
    by = models.CharField(max_length=254)
    at = models.DateTimeField()
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["organisation", "-at", "-id"]

    def __str__(self) -> str:
        """Give when they were kept."""
        return f"{self.organisation}: {self.at:%Y-%m-%d}"
