"""What the contract tests of importers share: reading a file, and its facts as plain values."""

import hashlib
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from trueline.contracts.importer import (
    ImportContext,
    Importer,
    ReadsByMapping,
    Recognition,
    Unrecognised,
)
from trueline.core.codec import decode, encode
from trueline.core.errors import FaultyInputError
from trueline.exports.cells.answers import UNANSWERED, Answers
from trueline.exports.files.export import Export
from trueline.exports.files.opening import open_export
from trueline.exports.mapping.mapping import TableMapping
from trueline.exports.tables.recognising import recognise
from trueline.facts.batch import Piece, RowCount
from trueline.usecases.catalogues import IMPORTERS

CASES = Path(__file__).parent / "cases" / "importers"
OBSERVED_AT = datetime(2026, 8, 20, 12, tzinfo=UTC)


def person_key(text: str) -> int:
    """Stand in for the keyed hash of a person; any stable hash will do."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:7])


@dataclass(frozen=True)
class ReadFile:
    """A file that was recognised and read whole.

    Attributes:
        facts: Rows by dataset, as plain values, in the order of the file.
    """

    recognition: Recognition
    pieces: tuple[Piece, ...]
    facts: Mapping[str, tuple[Mapping[str, Any], ...]]

    @property
    def rows(self) -> RowCount:
        """The row ledger."""
        return sum((one.rows for one in self.pieces), RowCount())

    @property
    def file_totals(self) -> dict[str, str]:
        """The file's own totals, as text."""
        return {
            metric: plain(value)
            for piece in self.pieces
            for metric, value in piece.file_totals.items()
        }

    def sums(self, dataset: str, *, breakdowns: bool = False) -> dict[str, str]:
        """Add up values by metric; with ``breakdowns`` only those of parts, else only totals."""
        added: dict[str, Decimal] = {}
        for row in self.facts.get(dataset, ()):
            part = row.get("breakdown", "")
            if bool(part) is breakdowns:
                key = f"{row['metric']} {part}".strip()
                added[key] = added.get(key, Decimal(0)) + Decimal(row["value"])
        return {key: plain(value) for key, value in added.items()}


def plain(value: object) -> Any:
    """Give a value as JSON can hold it, decimals without needless noughts."""
    if isinstance(value, Decimal):
        return f"{value.normalize() + 0:f}"
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value


def bound(importer: Importer, mapping: TableMapping | None) -> Importer:
    """Give an importer that reads by a mapping its mapping; any other as it is."""
    if mapping is None or not isinstance(importer, ReadsByMapping):
        return importer
    return importer.with_mapping(mapping)


def read_file(
    path: Path,
    account: str = "",
    answers: Answers = UNANSWERED,
    mapping: TableMapping | None = None,
) -> ReadFile | Unrecognised:
    """Recognise and read a file through the catalogue, and by a mapping if one is given."""
    export = open_export(path)
    importers = {one.name: bound(one, mapping) for one in IMPORTERS.all()}
    found = recognise(export, importers.values())
    if isinstance(found, Unrecognised):
        return found
    return read_export(importers[found.importer], export, found, account, answers)


def read_export(
    importer: Importer,
    export: Export,
    recognition: Recognition,
    account: str = "",
    answers: Answers = UNANSWERED,
) -> ReadFile:
    """Read an export with one importer."""
    context = ImportContext(account, OBSERVED_AT, person_key, answers)
    pieces = tuple(importer.read(export, context))
    facts: dict[str, tuple[dict[str, Any], ...]] = {}
    for piece in pieces:
        for dataset, table in piece.tables.items():
            rows = tuple(
                {
                    name: plain(value)
                    for name, value in row.items()
                    if name != "currency" or value  # most values have none
                }
                for row in table.to_pylist()
            )
            facts[dataset] = facts.get(dataset, ()) + rows
    return ReadFile(recognition, pieces, facts)


def read_or_refuse(
    path: Path,
    account: str = "",
    answers: Answers = UNANSWERED,
    mapping: TableMapping | None = None,
) -> ReadFile | None:
    """Read a file; None when it is refused or not recognised, as it may be."""
    try:
        read = read_file(path, account, answers, mapping)
    except FaultyInputError:
        return None
    return read if isinstance(read, ReadFile) else None


def recorded(
    path: Path,
    account: str = "",
    answers: Answers = UNANSWERED,
    mapping: TableMapping | None = None,
) -> dict[str, Any]:
    """Give all that a case records of a file.

    Raises:
        ValueError: No importer takes it.
    """
    read = read_file(path, account, answers, mapping)
    if isinstance(read, Unrecognised):
        raise ValueError(read.issues[0].what)  # noqa: TRY004 - the file is at fault, not a type
    return {
        "kind": read.recognition.kind,
        "network": read.recognition.network,
        "locale": read.recognition.locale,
        "states_account": read.recognition.states_account,
        "rows": {
            "facts": read.rows.facts,
            "totals": read.rows.totals,
            "set_aside": read.rows.set_aside,
        },
        "file_totals": read.file_totals,
        "set_aside": [
            {"part": row.part, "line": row.line, "reason": row.reason}
            for piece in read.pieces
            for row in piece.set_aside
        ],
        "issues": [issue.what for piece in read.pieces for issue in piece.issues],
        "facts": read.facts,
    }


def mapping_of_case(path: Path) -> TableMapping | None:
    """Give the mapping that a case brings for a file; None for kinds that need none."""
    expected = path.parent / "expected.json"
    known = json.loads(expected.read_text(encoding="utf-8")) if expected.is_file() else {}
    found = known.get("mappings", {}).get(path.name)
    return decode(found, TableMapping) if found else None


if __name__ == "__main__":
    # python -m tests.importing <folder of a case> [account] [currency]: writes expected.json, to be
    # read against the fixture by eye before it is committed; mappings in it stay.
    folder = CASES / sys.argv[1]
    given, currency = (*sys.argv[2:], "", "")[:2]
    files = sorted(one for one in folder.iterdir() if one.name != "expected.json")
    document: dict[str, Any] = {"account": given}
    if currency:
        document["currency"] = currency
    by_mapping = {one.name: mapping_of_case(one) for one in files}
    if any(by_mapping.values()):
        document["mappings"] = {name: encode(one) for name, one in by_mapping.items()}
    document["files"] = {
        one.name: recorded(one, given, Answers(currency), by_mapping[one.name]) for one in files
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    (folder / "expected.json").write_text(text + "\n", encoding="utf-8")
