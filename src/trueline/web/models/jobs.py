"""Long work that goes on behind the pages, such as an import."""

from typing import ClassVar

from django.db import models

from trueline.web.models.people import Organisation, Person


class Job(models.Model):
    """One piece of long work: what was asked for, how far it is, what came of it."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="jobs")
    drop = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="files"
    )  # for a file that was brought: the job that goes through all that came with it
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True)
    order = models.JSONField(default=dict)  # what was asked for
    state = models.CharField(max_length=30, default="waiting")
    step = models.CharField(max_length=200, blank=True)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(null=True, blank=True)  # not known beforehand
    stop_asked = models.BooleanField(default=False)
    result = models.JSONField(null=True, blank=True)  # set when it ended
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-asked_at", "-id"]
        indexes: ClassVar = [models.Index(fields=["organisation", "-asked_at"], name="jobs_newest")]

    def __str__(self) -> str:
        """Give title and state."""
        return f"{self.title}: {self.state}"
