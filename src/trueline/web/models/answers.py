"""What people said of sources whose files do not say it themselves."""

from typing import ClassVar

from django.db import models

from trueline.web.models.people import Organisation


class SourceAnswer(models.Model):
    """What holds for every file of one kind and account, until somebody says otherwise."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="source_answers")
    importer = models.CharField(max_length=120)  # with the mapping's name where one reads
    account = models.CharField(max_length=300, blank=True)  # empty: the file itself says
    currency = models.CharField(max_length=3, blank=True)
    month_first = models.BooleanField(null=True, blank=True)
    by = models.CharField(max_length=254)
    said_at = models.DateTimeField()

    class Meta:
        """One for each source."""

        ordering: ClassVar = ["organisation", "importer", "account"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "importer", "account"], name="one_answer_a_source"
            )
        ]

    def __str__(self) -> str:
        """Give importer and account."""
        return f"{self.importer} {self.account}".strip()
