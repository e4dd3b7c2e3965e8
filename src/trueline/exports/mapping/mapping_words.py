"""What headers are known to mean: by importers, by the metric catalogue and by lists of words."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from trueline.exports.cells.headers import Column, Reading, normalise
from trueline.exports.mapping.mapped_columns import is_reported, suits
from trueline.exports.mapping.mapping import MappedColumn, Role, TableMapping, Unit
from trueline.exports.mapping.table_sketch import bracket_of
from trueline.metrics.metric import Metric

_FIELD_ROLES = {
    "day": Role.DAY,
    "post": Role.POST,
    "published": Role.PUBLISHED,
    "kind": Role.KIND,
    "title": Role.TITLE,
    "text": Role.TITLE,
    "url": Role.URL,
    "account": Role.ACCOUNT,
    "currency": Role.CURRENCY,
}
_UNIT_WORDS = {
    Unit.PER_CENT: ("%", "percent", "per cent", "prozent", "pct"),
    Unit.SECONDS: ("s", "sec", "secs", "second", "seconds", "sekunden", "segundos", "secondes"),
    Unit.MILLISECONDS: ("ms", "millisecond", "milliseconds"),
    Unit.MINUTES: ("min", "mins", "minute", "minutes", "minuten", "minutos"),
    Unit.HOURS: ("h", "hr", "hrs", "hour", "hours", "stunden", "horas", "heures", "ore", "uur"),
    Unit.THOUSANDS: ("k", "thousands", "tausend", "000", "'000"),
    Unit.MILLIONS: ("m", "mio", "millions"),
}
_UNITS = {word: unit for unit, words in _UNIT_WORDS.items() for word in words}


@dataclass(frozen=True, slots=True, order=True)
class MetricGuess:
    """A metric that a header or a name may mean.

    Attributes:
        metric: Id.
        breakdown: Part that its values are about; empty for none.
        unit: Of its numbers, as far as the header tells.
    """

    metric: str
    breakdown: str = ""
    unit: Unit = Unit.OWN


@dataclass(frozen=True, slots=True)
class KnownWords:
    """What headers are known to mean.

    Attributes:
        rules: Every metric by id.
        own: Metrics by their own id or name, normalised.
        others: Metrics by what importers and lists of words call them, several where they differ.
        roles: Roles by header.
        dimensions: Names of dimensions by header.
        personal: Headers of columns that tell who a person is.
        saved: Columns of saved mappings by header, where all of them agree.
    """

    rules: Mapping[str, Metric]
    own: Mapping[str, str]
    others: Mapping[str, frozenset[MetricGuess]]
    roles: Mapping[str, Role]
    dimensions: Mapping[str, str]
    personal: frozenset[str]
    saved: Mapping[str, MappedColumn]

    @property
    def headers(self) -> frozenset[str]:
        """Give every word that may stand in a header."""
        return frozenset(self.own) | frozenset(self.others) | frozenset(self.roles) | self.personal

    def guesses(self, text: str) -> tuple[MetricGuess, ...]:
        """Give what metrics a header may mean; the metric's own name counts alone.

        A unit in brackets is taken off the header when the whole is not known.
        """
        whole, (bare, bracket) = normalise(text), bracket_of(text)
        unit = _UNITS.get(bracket, Unit.OWN)
        for name, given in ((whole, Unit.OWN), (bare, unit)):
            if name in self.own:
                guesses: Iterable[MetricGuess] = (MetricGuess(self.own[name], "", given),)
            else:
                guesses = self.others.get(name, ())
                if given is not Unit.OWN:
                    guesses = {MetricGuess(one.metric, one.breakdown, given) for one in guesses}
            if found := [one for one in guesses if suits(one.unit, self.rules[one.metric])]:
                return tuple(sorted(found))
        return ()


def know_words(
    rules: Mapping[str, Metric], columns: Iterable[Column], saved: Sequence[TableMapping]
) -> KnownWords:
    """Gather what headers mean.

    Args:
        rules: Every known metric by id.
        columns: Those that importers declare, with their names in all languages.
        saved: Mappings that people saved before.
    """
    kept = {name: metric for name, metric in rules.items() if is_reported(metric, of_posts=True)}
    words = _word_lists()
    own = {normalise(one.name): one.id for one in kept.values()}
    own |= {form: one for one in kept for form in (one, one.replace("_", " "))}
    others: dict[str, set[MetricGuess]] = {}
    for metric, names in words["metrics"].items():
        for name in names:
            others.setdefault(normalise(name), set()).add(MetricGuess(metric))
    roles = {
        normalise(name): Role(role) for role, names in words["roles"].items() for name in names
    }
    personal = set(map(normalise, words["personal"]["words"]))
    for column in columns:
        _learn(column, kept, others, roles, personal)
    return KnownWords(
        rules=kept,
        own=own,
        others={name: frozenset(found) for name, found in others.items()},
        roles=roles,
        dimensions={
            normalise(one): name for name, names in words["dimensions"].items() for one in names
        },
        personal=frozenset(personal),
        saved=_agreed(saved),
    )


def _learn(
    column: Column,
    rules: Mapping[str, Metric],
    others: dict[str, set[MetricGuess]],
    roles: dict[str, Role],
    personal: set[str],
) -> None:
    names = {normalise(name) for found in column.names.values() for name in found}
    if column.personal:
        personal |= names
    elif column.metric in rules:
        unit = _unit_of(column, rules[column.metric])
        if unit is not None:
            for name in names:
                guess = MetricGuess(column.metric, column.breakdown, unit)
                others.setdefault(name, set()).add(guess)
    elif column.field in _FIELD_ROLES:
        for name in names:
            roles.setdefault(name, _FIELD_ROLES[column.field])


def _unit_of(column: Column, metric: Metric) -> Unit | None:
    """Give the unit in which a declared column is read; None when no unit says the same."""
    if column.reading is Reading.PERCENT:
        return Unit.PER_CENT
    if metric.measured_in in {"seconds", "minutes", "hours"}:
        seconds = {"seconds": 1, "minutes": 60, "hours": 3600}[metric.measured_in] * column.times
        near = {1: Unit.SECONDS, 60: Unit.MINUTES, 3600: Unit.HOURS}
        return near.get(int(round(seconds, 6)) if round(seconds, 6) % 1 == 0 else 0)
    return Unit.OWN if column.times == 1 else None


def _agreed(saved: Sequence[TableMapping]) -> dict[str, MappedColumn]:
    agreed: dict[str, MappedColumn | None] = {}
    for column in (column for mapping in saved for column in mapping.columns):
        name = normalise(column.header)
        known = agreed.get(name, column)
        is_same = known is not None and _meaning(known) == _meaning(column)
        agreed[name] = column if is_same else None
    return {name: column for name, column in agreed.items() if column is not None}


def _meaning(column: MappedColumn) -> tuple[object, ...]:
    return column.role, column.metric, column.breakdown, column.unit, column.name, column.personal


@cache
def _word_lists() -> Mapping[str, Mapping[str, Sequence[str]]]:
    text = (files(__package__) / "mapping_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
