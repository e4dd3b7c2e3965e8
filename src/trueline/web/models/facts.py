"""The ledger's manifest: commits, live files, and the short numbers that stand for names."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from trueline.web.models.people import Organisation


class Revision(models.Model):
    """One commit of the ledger; only ``undone_by`` is ever set later."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)  # import, correct, undo, compact, erase
    sha256 = models.CharField(max_length=64)
    observed_at = models.DateTimeField()
    committed_at = models.DateTimeField()
    undone_by = models.PositiveIntegerField(null=True, blank=True)
    record = models.JSONField()  # the batch, see facts.batch

    class Meta:
        """One number a commit; an observation of a file counts once."""

        ordering: ClassVar = ["organisation", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_commit_a_number"),
            models.UniqueConstraint(
                fields=["organisation", "sha256", "observed_at"],
                condition=Q(kind="import", undone_by=None),
                name="one_commit_an_observation",
            ),
        ]

    def __str__(self) -> str:
        """Give number and kind."""
        return f"{self.number}: {self.kind}"


class FactFile(models.Model):
    """One immutable file of the ledger; live until a commit replaces it."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="fact_files")
    dataset = models.CharField(max_length=40)
    state = models.CharField(max_length=10)
    partition = models.CharField(max_length=60)
    path = models.CharField(max_length=200)
    row_count = models.PositiveBigIntegerField()
    byte_count = models.PositiveBigIntegerField()
    min_revision = models.PositiveIntegerField(null=True, blank=True)
    max_closed = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    added = models.PositiveIntegerField()
    removed = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        """A partition has at most one live file of current facts, and one of partial sums."""

        ordering: ClassVar = ["organisation", "path"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "path"], name="one_file_a_path"),
            models.UniqueConstraint(
                fields=["organisation", "dataset", "state", "partition"],
                condition=Q(removed=None, state__in=["cur", "roll"]),
                name="one_current_file_a_partition",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organisation", "path"], condition=Q(removed=None), name="live_files"
            )
        ]

    def __str__(self) -> str:
        """Give the path."""
        return self.path


class FactName(models.Model):
    """The number that stands for an account, metric or breakdown in the ledger's files."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="fact_names")
    kind = models.CharField(max_length=20)
    key = models.PositiveIntegerField()
    name = models.CharField(max_length=500)
    title = models.CharField(max_length=300, blank=True)

    class Meta:
        """Neither a number nor a name is given twice."""

        ordering: ClassVar = ["organisation", "kind", "key"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "key"], name="one_name_a_number"
            ),
            models.UniqueConstraint(
                fields=["organisation", "kind", "name"], name="one_number_a_name"
            ),
        ]

    def __str__(self) -> str:
        """Give kind and name."""
        return f"{self.kind} {self.name}"
