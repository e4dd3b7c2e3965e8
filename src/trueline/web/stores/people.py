"""People and what they are where: rows to records and back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction

from trueline.core.errors import MissingError
from trueline.web.access import Role
from trueline.web.models import Membership, Organisation, Person
from trueline.web.stores.organisations import OrganisationRecord, known_beside, record_of

GUEST = "guest@example.com"
"""Address of the one who looks around the demo; nobody signs in with it."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person and the organisations they belong to.

    Attributes:
        id: Of the row.
        name: What pages call them.
        email: How they sign in.
        organisations: By slug, in the order of their names.
        roles: By slug of the organisation.
    """

    id: int
    name: str
    email: str
    organisations: Mapping[str, OrganisationRecord]
    roles: Mapping[str, frozenset[Role]]


def member(person: Person) -> Member:
    """Give what a signed-in person belongs to; one query."""
    held = Membership.objects.filter(person=person).select_related("organisation")
    held = held.annotate(**known_beside("organisation"))
    organisations: dict[str, OrganisationRecord] = {}
    roles: dict[str, frozenset[Role]] = {}
    for row in held.order_by("organisation__name"):
        slug = row.organisation.slug
        organisations.setdefault(slug, record_of(row.organisation, row))
        roles[slug] = roles.get(slug, frozenset()) | {Role(row.role)}
    return Member(person.pk, str(person), person.email, organisations, roles)


def find_member(number: int) -> Member:
    """Give a person by the id of their row, with what they belong to.

    Raises:
        MissingError: There is nobody of this id.
    """
    person = Person.objects.filter(pk=number).first()
    if person is None:
        raise MissingError("This person is not known any more.")
    return member(person)


def make_person(email: str, *, name: str = "", password: str | None = None) -> Person:
    """Give the person of an address, made if new; without a password only a link lets them in."""
    known = Person.objects.filter(email__iexact=email).first()
    return known or Person.objects.create_user(email, password, name=name)


@transaction.atomic
def join(person: Person, organisation: str, roles: Collection[Role]) -> None:
    """Give a person roles in a whole organisation; those held already stay.

    Raises:
        MissingError: There is no such organisation.
    """
    row = Organisation.objects.filter(slug=organisation).first()
    if row is None:
        raise MissingError(f"There is no organisation {organisation}.")
    for role in roles:
        Membership.objects.get_or_create(person=person, organisation=row, role=role.value, scope="")


def people_with(organisation: str, role: Role) -> tuple[tuple[str, str], ...]:
    """Give address and name of everybody who holds a role in an organisation, by their names."""
    rows = Membership.objects.filter(organisation__slug=organisation, role=role.value)
    people = {row.person for row in rows.select_related("person")}
    return tuple(sorted(((one.email, str(one)) for one in people), key=lambda one: one[1]))


def has_people() -> bool:
    """Say whether anyone but the demo's guest has an account."""
    return Person.objects.exclude(email=GUEST).exists()


def has_account(email: str) -> bool:
    """Say whether an address has an account, the demo's guest included."""
    return Person.objects.filter(email__iexact=email).exists()
