"""Values of an advertising report, added up where that is allowed, and staged as facts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from trueline.core.digest import digest_document
from trueline.exports.cells.money import Amount
from trueline.exports.cells.spans import Span
from trueline.exports.families.ad_rows import Level
from trueline.exports.families.ad_totals import adds_up
from trueline.exports.tables.staging import Staging, Window, short_title

_NAME_LENGTH = 90
_DIGEST_LENGTH = 16

Priced = Mapping[str, Decimal | Amount]
"""Values of a row by metric; money with its currency."""


@dataclass(frozen=True, slots=True)
class Advert:
    """A campaign, a group of ads or an ad over some days.

    Attributes:
        account: Whose it is.
        levels: From the campaign to itself.
        span: The days.
        line: Where it stands first.
    """

    account: str
    levels: tuple[Level, ...]
    span: Span
    line: int

    @property
    def post(self) -> str:
        """Its id among posts: names make one where the network gives none."""
        last = self.levels[-1]
        named = digest_document([[one.kind, one.id or one.name] for one in self.levels])
        native = last.id or named[:_DIGEST_LENGTH]
        return f"{self.account}/{last.kind}/{native}/{self.span.first}..{self.span.last}"

    @property
    def title(self) -> str:
        """Its name and days, for people."""
        name = short_title(self.levels[-1].name)[:_NAME_LENGTH]
        return f"{name} ({self.span.first} to {self.span.last})"


class _Place(NamedTuple):
    """What a value is about: an account's part on a day, or an advertisement over its days."""

    account: str
    part: str
    metric: str
    day: date | None


@dataclass(slots=True)
class _Value:
    value: Decimal
    currency: str
    line: int
    row_count: int = 1


@dataclass(slots=True)
class AdSums:
    """Values so far; rows of the same place are added where the metric may be added."""

    _values: dict[_Place, _Value] = field(default_factory=dict)
    _adverts: dict[str, Advert] = field(default_factory=dict)
    _mixed: set[_Place] = field(default_factory=set)

    @property
    def mixed(self) -> tuple[str, ...]:
        """Metrics of which amounts in several currencies would have to be added."""
        return tuple(sorted({place.metric for place in self._mixed}))

    @property
    def is_empty(self) -> bool:
        """Say whether no value came."""
        return not self._values

    def add_day(
        self, line: int, account: str, day: date, parts: Sequence[str], values: Priced
    ) -> None:
        """Add a row of one day; the last part is its own, those before are sums of several."""
        for metric, value in values.items():
            for part in parts if adds_up(metric) else parts[-1:]:
                self._add(_Place(account, part, metric, day), line, value)

    def add_advert(self, line: int, advert: Advert, values: Priced, *, may_add: bool) -> None:
        """Add a row of several days.

        Args:
            line: Where it stands.
            advert: What it is about.
            values: Of the row.
            may_add: Whether rows of the same name are parts of one advertisement; else they are
                several of that name.
        """
        post = advert.post
        if post in self._adverts and not may_add:
            same = sum(one == post or one.startswith(f"{post}#") for one in self._adverts)
            post = f"{post}#{same + 1}"
        self._adverts.setdefault(post, advert)
        for metric, value in values.items():
            self._add(_Place(advert.account, post, metric, None), line, value)

    def stage(self, staging: Staging) -> None:
        """Stage what may be kept: one row's value, or the sum of several in one currency."""
        for post, one in self._adverts.items():
            staging.add(
                "post",
                one.line,
                post=post,
                account=one.account,
                published_at=None,
                zone="",
                has_time=False,
                kind=one.levels[-1].kind,
                title=one.title,
                url="",
            )
        for place, found in self._sound():
            value = Amount(found.value, found.currency) if found.currency else found.value
            account, part, metric, day = place
            if day is not None:
                staging.add_day(found.line, account, metric, day, value, part)
            else:
                window = Window("range", self._adverts[part].span.first)
                staging.add_post_value(found.line, account, part, metric, value, window)

    def _add(self, place: _Place, line: int, value: Decimal | Amount) -> None:
        amount = value if isinstance(value, Amount) else Amount(value, "")
        known = self._values.get(place)
        if known is None:
            self._values[place] = _Value(amount.value, amount.currency, line)
            return
        if known.currency != amount.currency:
            self._mixed.add(place)
        known.value += amount.value
        known.row_count += 1

    def _sound(self) -> Iterator[tuple[_Place, _Value]]:
        for place, found in self._values.items():
            if place not in self._mixed and (found.row_count == 1 or adds_up(place.metric)):
                yield place, found
