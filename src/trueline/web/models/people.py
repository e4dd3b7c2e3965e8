"""People, organisations, and who may do what where."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _


class People(BaseUserManager["Person"]):
    """Finds and makes people by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, *, name: str = "") -> "Person":
        """Make a person; without a password they sign in by link or passkey only."""
        person = self.model(email=self.normalize_email(email).lower(), name=name)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser, PermissionsMixin):
    """Someone who signs in; known by an e-mail address."""

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = People()

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Give the name, or the address of a person without one."""
        return self.name or self.email

    def get_full_name(self) -> str:
        """Give what pages call this person."""
        return str(self)


class Organisation(models.Model):
    """One organisation; its facts and plans are never seen by another."""

    class WeekStart(models.IntegerChoices):
        """First day of a week, as ``date.weekday`` counts."""

        MONDAY = 0, _("Monday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    is_demo = models.BooleanField(default=False)
    currency = models.CharField(max_length=3, default="EUR")
    week_start = models.SmallIntegerField(choices=WeekStart, default=WeekStart.MONDAY)
    today = models.DateField(null=True, blank=True)  # the demo's story stands still on this day
    keeps_names = models.BooleanField(default=False)  # of its customers, beside their hashes
    lone_approval = models.BooleanField(default=False)  # of plans that only the approver wrote
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Give its name."""
        return self.name


class Membership(models.Model):
    """A person's role in an organisation, in one scope of its plan or in all."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20)
    scope = models.CharField(max_length=60, blank=True)  # id of a scope; empty for all

    class Meta:
        """A role is held once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "organisation", "role", "scope"], name="one_role_once"
            )
        ]

    def __str__(self) -> str:
        """Say who is what where."""
        return f"{self.person}: {self.role}, {self.organisation}"


class OneTimeLink(models.Model):
    """A link that signs someone in or sets the first account up; works once, for a while.

    Only the token's digest is kept, so that a copy of the database opens nothing.
    """

    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=20)
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        """Say what it is for."""
        return self.purpose
