"""The organisation whose plans are written, held so that two writers wait for each other."""

from trueline.core.errors import MissingError
from trueline.web.models import Organisation


def held_owner(slug: str) -> Organisation:
    """Give an organisation, held until the transaction ends.

    Whoever writes plans of one organisation takes this first: numbers are given once, and nobody
    waits for somebody who waits for them.

    Raises:
        MissingError: There is no such organisation.
    """
    try:
        return Organisation.objects.select_for_update().get(slug=slug)
    except Organisation.DoesNotExist:
        raise MissingError(f"There is no organisation {slug}.") from None
