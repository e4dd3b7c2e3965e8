"""What people say beside parts of the plan: notes and check-ins."""

from typing import ClassVar

from django.db import models

from trueline.web.models.people import Organisation


class PlanNote(models.Model):
    """What one person wrote beside a part of the plan; one taken back stays as a row."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="plan_notes")
    path = models.TextField()
    text = models.TextField()
    mentions = models.JSONField(default=list)  # addresses
    by = models.CharField(max_length=254)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Oldest first, as a thread is read."""

        verbose_name = "note"
        ordering: ClassVar = ["organisation", "at", "id"]
        indexes: ClassVar = [models.Index(fields=["organisation", "at"], name="notes_by_time")]

    def __str__(self) -> str:
        """Give its place and who wrote it."""
        return f"{self.path}: {self.by}"


class CheckInRow(models.Model):
    """What one person said of a part of the plan; one taken back stays as a row."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="check_ins")
    path = models.TextField()
    day = models.DateField()
    health = models.CharField(max_length=20, blank=True)  # empty: skipped
    said = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    owner = models.CharField(max_length=254, blank=True)
    value = models.DecimalField(max_digits=38, decimal_places=12, null=True, blank=True)
    measured_in = models.CharField(max_length=40, blank=True)
    computed = models.CharField(max_length=20, blank=True)
    by = models.CharField(max_length=254)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        verbose_name = "check-in"
        ordering: ClassVar = ["organisation", "-at", "-id"]

    def __str__(self) -> str:
        """Give its place and day."""
        return f"{self.path}: {self.day}"
