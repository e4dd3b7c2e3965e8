"""Studies of causes: what was asked, what came of it, and what people said of it."""

from typing import ClassVar

from django.db import models

from trueline.web.models.people import Organisation


class StudyRow(models.Model):
    """Something that was kept of a study; never changed and never taken out."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="studies")
    kind = models.CharField(max_length=20)
    study = models.CharField(max_length=80, blank=True)  # empty for what is about none
    number = models.PositiveIntegerField()
    document = models.TextField()
    by = models.CharField(max_length=254)
    at = models.DateTimeField()

    class Meta:
        """Oldest first; numbers are given once."""

        verbose_name = "study entry"
        ordering: ClassVar = ["organisation", "kind", "study", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "study", "number"], name="one_study_entry"
            )
        ]

    def __str__(self) -> str:
        """Give what it is of which study."""
        return f"{self.study}: {self.kind} {self.number}"
