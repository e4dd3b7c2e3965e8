"""What is kept of people: names where that is allowed, and of those who were erased, no name."""

from typing import ClassVar

from django.db import models

from trueline.web.models.people import Organisation


class Identity(models.Model):
    """The identifier behind a keyed hash; only where the organisation allows it."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="identities")
    person_key = models.BigIntegerField()
    name = models.CharField(max_length=320)  # as long as an e-mail address may be

    class Meta:
        """A person may be known by several identifiers, each with its own hash."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "person_key"], name="one_identifier_a_hash"
            )
        ]

    def __str__(self) -> str:
        """Give the hash, never the name."""
        return f"{self.person_key:x}"


class Suppression(models.Model):
    """A keyed hash of someone who was erased; every import looks for it."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="suppressions")
    form = models.CharField(max_length=10)  # of the identifier, see core.identifiers
    word_count = models.PositiveSmallIntegerField()
    key = models.BigIntegerField()

    class Meta:
        """Each is kept once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "form", "word_count", "key"], name="one_suppression_once"
            )
        ]

    def __str__(self) -> str:
        """Give form and hash."""
        return f"{self.form} {self.key:x}"


class Redaction(models.Model):
    """The copy of an imported file from which people were taken."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="redactions")
    sha256 = models.CharField(max_length=64)  # of the file as it came
    redacted_sha256 = models.CharField(max_length=64)
    is_emptied = models.BooleanField()
    rows = models.JSONField()  # part and line of each

    class Meta:
        """A copy is as it is now."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "sha256"], name="one_redaction_a_copy")
        ]

    def __str__(self) -> str:
        """Give the digest."""
        return self.sha256


class Erasure(models.Model):
    """The receipt of an erasure: numbers and times, nothing about the person."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="erasures")
    erased_at = models.DateTimeField()
    by = models.CharField(max_length=254)
    reason = models.CharField(max_length=500, blank=True)
    receipt = models.JSONField()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["organisation", "-erased_at", "-id"]

    def __str__(self) -> str:
        """Say when."""
        return f"erased {self.erased_at:%Y-%m-%d}"
