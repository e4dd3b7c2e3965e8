"""Plans: versions that were approved, drafts with every edit, and findings that were accepted."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

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
    writers = models.JSONField(default=list)
    reason = models.TextField(blank=True)

    class Meta:
        """Numbers count up in each organisation."""

        ordering: ClassVar = ["organisation", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_plan_one_number")
        ]

    def __str__(self) -> str:
        """Give number and title."""
        return f"{self.number}: {self.title}"


class PlanDraft(models.Model):
    """The next version while people write it: a document, and the edits since it was written."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="plan_drafts")
    base = models.PositiveIntegerField()  # number of a version; 0 for none
    state = models.CharField(max_length=20)
    checkpoint = models.JSONField()
    checkpoint_edit = models.PositiveIntegerField(default=0)  # the last edit that is in it
    edit_count = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64)  # of the first document and of every edit since
    writing = models.JSONField(default=dict)  # who wrote how many edits that still stand
    started_by = models.CharField(max_length=254)
    started_at = models.DateTimeField()
    submitted_by = models.CharField(max_length=254, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    returned = models.TextField(blank=True)
    ended_by = models.CharField(max_length=254, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)  # approved or laid aside
    version = models.OneToOneField(
        PlanVersion, models.CASCADE, null=True, blank=True, related_name="draft"
    )

    class Meta:
        """An organisation writes one at a time."""

        ordering: ClassVar = ["organisation", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(state__in=["draft", "submitted"]),
                name="one_draft_at_a_time",
            )
        ]

    def __str__(self) -> str:
        """Give its number and state."""
        return f"{self.pk}: {self.state}"


class PlanEdit(models.Model):
    """What one person did to a draft at once; never changed, but for what took it back."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="plan_edits")
    draft = models.ForeignKey(PlanDraft, models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField()
    edits = models.JSONField()
    touched = models.TextField()  # paths, each on a line of its own
    digest = models.CharField(max_length=64)  # of the draft with it
    by = models.CharField(max_length=254)
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    undoes = models.PositiveIntegerField(default=0)
    undone_by = models.PositiveIntegerField(default=0)

    class Meta:
        """Numbers count up in each draft."""

        ordering: ClassVar = ["organisation", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "number"], name="one_edit_one_number")
        ]

    def __str__(self) -> str:
        """Give its number and who did it."""
        return f"{self.number}: {self.by}"


class PlanWaiver(models.Model):
    """A finding that somebody accepted for a while; what was taken back or replaced stays."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="plan_waivers")
    finding = models.CharField(max_length=120)  # name of the check
    path = models.TextField()
    about = models.CharField(max_length=120, blank=True)  # what the finding consisted of
    reason = models.TextField()
    by = models.CharField(max_length=254)
    at = models.DateTimeField()
    until = models.DateField()
    ended_by = models.CharField(max_length=254, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One holds at a time for a check, a place and what was found there."""

        ordering: ClassVar = ["organisation", "finding", "path", "about", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "finding", "path", "about"],
                condition=Q(ended_at=None),
                name="one_waiver_a_place",
            )
        ]

    def __str__(self) -> str:
        """Give check and place."""
        return f"{self.finding} {self.path}"
