"""Headers of an export in other languages: as importers declare them, as the corpus lists them."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from trueline.contracts.importer import Importer
from trueline.exports.cells.headers import Column, normalise
from trueline.exports.files.export import Export
from trueline.exports.tables.table_importer import find_tables

Spoken = dict[str, dict[str, str]]
"""Header in a language by normalised header, by language."""


def declared(importer: Importer, export: Export) -> Spoken:
    """Give the headers of an export in each other language in which its importer declares them."""
    spoken: Spoken = defaultdict(dict)
    kinds = getattr(importer, "kinds", None)
    if kinds is None and hasattr(importer, "kinds_of"):
        kinds = importer.kinds_of(export, None)
    for found in find_tables(export, tuple(kinds or ())):
        for field, places in found.header.places.items():
            column = next(one for one in found.header.columns if one.field == field)
            for at in places:
                _add(spoken, column, found.header.cells[at], found.header.locale)
    return spoken


def _add(spoken: Spoken, column: Column, title: str, own: str) -> None:
    bare = normalise(title)
    for locale, names in ((one, each) for one, each in column.names.items() if each):
        if locale != own and bare not in map(normalise, names) and not names[0].endswith(".*"):
            unit = title[title.index(" (") :] if title.endswith(")") and "(" not in names[0] else ""
            unit = unit if len(unit) == len(" (EUR)") else ""
            spoken[locale][bare] = names[0] + unit


_FAMILIES = (
    "Meta Business Suite content",
    "Meta Insights per-metric",
    "page content",
    "YouTube Studio zip",
    "TikTok Studio Content",
    "Ads Manager export",
    "Report CSV Export",
)
_ENOUGH = 3

Words = Mapping[tuple[str, str, str], Mapping[str, str]]
"""Headers of a network and language for a metric or dimension."""


def listed(table: Path, matched: Iterable[str]) -> Spoken:
    """Give the headers of an export in the languages of the corpus's own list."""
    known = {normalise(one) for one in matched}
    with table.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    families = [_words(rows, one) for one in _FAMILIES]
    best = max(families, key=lambda words: _own(words, known)[1])
    own, hits = _own(best, known)
    if hits < _ENOUGH or hits * 2 < len(known):
        return {}
    spoken: Spoken = {}
    for (network, locale, metric), names in best.items():
        mine = best.get((*own, metric))
        if network == own[0] and locale != own[1] and mine and len(mine) == len(names) == 1:
            key = normalise(next(iter(mine)))
            spoken.setdefault(f"{locale} as listed", {})[key] = next(iter(names))
    return spoken


def _words(rows: Iterable[Mapping[str, str]], family: str) -> Words:
    words: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    for row in rows:
        if family in row["export"]:
            locales, names = row["locale"].split(" / "), row["source_column"].split(" / ")
            for at, locale in enumerate(locales):
                name = names[at] if len(names) == len(locales) else names[0]
                key = row["network"].split("/")[-1], locale, row["canonical_metric"]
                words[key][name] = name
    return words


def _own(words: Words, known: set[str]) -> tuple[tuple[str, str], int]:
    """Give network and language that an export is in, and how many of its headers show it."""
    hits: dict[tuple[str, str], int] = defaultdict(int)
    for (network, locale, _), names in words.items():
        hits[network, locale] += sum(normalise(one) in known for one in names)
    own = max(hits, key=lambda key: hits[key])
    return own, hits[own]
