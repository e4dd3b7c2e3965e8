"""Public holidays of countries and their parts, as the ``holidays`` package knows them."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

YEARS_KEPT = 256


def knows_holidays(place: str) -> bool:
    """Say whether the holidays of a place are known: ``IE``, or a part of a country, ``DE-BY``."""
    from holidays import list_supported_countries  # noqa: PLC0415 - takes a tenth of a second

    country, dash, part = place.partition("-")
    known = list_supported_countries()
    return country in known and (part in known[country] if dash else True)


@lru_cache(YEARS_KEPT)
def holidays_of(place: str, year: int) -> Mapping[date, str]:
    """Give the public holidays of a place in a year, each with its name.

    Args:
        place: That ``knows_holidays`` says yes to; empty for none.
        year: In which they are.
    """
    if not place:
        return {}
    from holidays import country_holidays  # noqa: PLC0415 - takes a tenth of a second

    country, _, part = place.partition("-")
    return dict(country_holidays(country, subdiv=part or None, years=[year]).items())
