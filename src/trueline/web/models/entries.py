"""Entries: what an organisation kept of studies, meetings, decisions and more, time after time."""

from typing import ClassVar

from django.db import models

from trueline.web.models.people import Organisation


class EntryRow(models.Model):
    """Something that was kept; never changed and never taken out."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=200, blank=True)  # empty for what is about nothing
    number = models.PositiveIntegerField()
    document = models.TextField(blank=True)  # empty when it was taken back
    by = models.CharField(max_length=254)
    at = models.DateTimeField()

    class Meta:
        """Oldest first; numbers are given once."""

        verbose_name = "entry"
        verbose_name_plural = "entries"
        ordering: ClassVar = ["organisation", "kind", "about", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "about", "number"], name="one_entry"
            )
        ]

    def __str__(self) -> str:
        """Give what it is of what."""
        return f"{self.about}: {self.kind} {self.number}"
