"""What people have seen of what Trueline tells them, and how they want to be told."""

from typing import ClassVar

from django.db import models

from trueline.web.models.people import Organisation, Person


class AlertMark(models.Model):
    """That a person read an alert, and whether it is done for them."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="alert_marks")
    person = models.ForeignKey(Person, models.CASCADE, related_name="alert_marks")
    alert = models.CharField(max_length=64)  # digest of its id
    read_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One a person and alert."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "person", "alert"], name="one_mark_an_alert"
            )
        ]

    def __str__(self) -> str:
        """Say whose it is."""
        return f"{self.person}: {self.alert}"


class AlertChoice(models.Model):
    """What a person wants to be told, and how often by mail."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="alert_choices")
    person = models.ForeignKey(Person, models.CASCADE, related_name="alert_choices")
    muted = models.JSONField(default=list)  # kinds of alerts
    digest = models.CharField(max_length=10, blank=True)  # daily, weekly; empty: none

    class Meta:
        """One a person and organisation."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "person"], name="one_alert_choice")
        ]

    def __str__(self) -> str:
        """Say whose it is."""
        return f"{self.person}: {self.digest}"


class DigestMail(models.Model):
    """One digest that was due; its row is made before it is sent, so that none goes twice."""

    class State(models.TextChoices):
        """Where it stands."""

        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="digest_mails")
    person = models.ForeignKey(Person, models.CASCADE, related_name="digest_mails")
    cadence = models.CharField(max_length=10)
    due = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.SENDING)
    why = models.TextField(blank=True)  # it failed
    at = models.DateTimeField()

    class Meta:
        """A digest is due once."""

        ordering: ClassVar = ["organisation", "person", "-due"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "person", "cadence", "due"], name="one_digest_a_day"
            )
        ]

    def __str__(self) -> str:
        """Say whose and when."""
        return f"{self.person}: {self.due}"
