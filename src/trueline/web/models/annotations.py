"""What happened outside the numbers, as people said it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from trueline.web.models.people import Organisation


class AnnotationVersion(models.Model):
    """What one annotation said for a while; what was said before and what was removed stays."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="annotations")
    key = models.CharField(max_length=32)  # the same in every version of an annotation
    day = models.DateField()
    until = models.DateField(null=True, blank=True)  # the day after its last; none for one day
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    channels = models.JSONField(default=list)
    kpis = models.JSONField(default=list)
    accounts = models.JSONField(default=list)
    by = models.CharField(max_length=254)
    at = models.DateTimeField()
    ended_by = models.CharField(max_length=254, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One version of an annotation counts at a time."""

        verbose_name = "annotation"
        ordering: ClassVar = ["organisation", "-day", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "key"],
                condition=Q(ended_at=None),
                name="one_annotation_a_key",
            )
        ]

    def __str__(self) -> str:
        """Give day and title."""
        return f"{self.day}: {self.title}"
