"""What the people of an organisation are called."""

from collections.abc import Collection, Mapping

from trueline.web.models import Person


def everybody_of(organisation: str) -> tuple[tuple[str, str], ...]:
    """Give address and name of everybody who belongs to an organisation, by their names."""
    rows = Person.objects.filter(memberships__organisation__slug=organisation).distinct()
    return tuple(sorted(((one.email, str(one)) for one in rows), key=lambda one: one[1]))


def names_by_address(addresses: Collection[str]) -> Mapping[str, str]:
    """Give what pages call people, by address; addresses without an account are left out."""
    rows = Person.objects.filter(email__in=[one for one in addresses if "@" in one])
    return {one.email: str(one) for one in rows}
