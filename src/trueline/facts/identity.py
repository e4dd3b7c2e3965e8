"""Fact ids: short text that names one fact for good, such as ``conversion:shop/1001``.

A daily number is ``metric_day:account:metric:breakdown:day``, a post's number
``post_metric:post:metric:window``, optionally with ``:observed`` at the end; posts, conversations,
orders and other single rows are named by their own id, a member's number is
``panel:account:person_key:metric:period``. Colons and per cent signs inside a name are escaped.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote, unquote

from trueline.core.errors import MissingError
from trueline.facts.schema import NATIVE_OF

SHAPES = {
    "metric_day": ("account", "metric", "breakdown", "day"),
    "post_metric": ("post", "metric", "window", "observed_at"),
    **{dataset: (native,) for dataset, native in NATIVE_OF.items()},
    "panel": ("account", "person_key", "metric", "period"),
}
OPTIONAL = frozenset({"observed_at"})
SAFE = "/@ =+,.()#&'!?*~$;[]|"


@dataclass(frozen=True, slots=True)
class FactName:
    """A fact id taken apart.

    Attributes:
        dataset: Which family of facts.
        subject: What it is about, by staged column name; all text.
    """

    dataset: str
    subject: dict[str, str]


def fact_id(dataset: str, **subject: str | date | datetime) -> str:
    """Write the id of a fact.

    Args:
        dataset: Name in ``facts.schema``.
        **subject: Values by staged column name, as ``SHAPES`` lists them.

    Example:
        >>> fact_id("metric_day", account="x/acme", metric="views", breakdown="",
        ...         day=date(2026, 1, 3))
        'metric_day:x/acme:views::2026-01-03'
    """
    given = (subject[name] for name in SHAPES[dataset] if name in subject)
    return ":".join((dataset, *(quote(_text(value), safe=SAFE) for value in given)))


def parse_fact_id(text: str) -> FactName:
    """Take a fact id apart.

    Raises:
        MissingError: It is not the id of any fact.

    Example:
        >>> parse_fact_id("conversion:shop/1001").subject
        {'order': 'shop/1001'}
    """
    dataset, *parts = text.split(":")
    names = SHAPES.get(dataset, ())
    needed = len([name for name in names if name not in OPTIONAL])
    if not names or not needed <= len(parts) <= len(names):
        raise MissingError(f"{text} is not the id of a fact, such as conversion:shop/1001.")
    subject = dict(zip(names, map(unquote, parts), strict=False))
    try:
        _ = [_day_or_moment(name, value) for name, value in subject.items()]
    except ValueError:
        raise MissingError(f"{text} names a day that is not in the calendar.") from None
    return FactName(dataset, subject)


def native_key(native_id: str) -> int:
    """Give the 63-bit key of a post, conversation, order or other row, the same in every ledger."""
    digest = hashlib.blake2b(native_id.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def _text(value: str | date | datetime) -> str:
    return value if isinstance(value, str) else value.isoformat()


def _day_or_moment(name: str, value: str) -> date | None:
    if name in ("day", "period"):
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if name == "observed_at" else None
