"""Any table with a saved mapping: CSV, workbook, Parquet, or whatever else opens as rows.

It recognises nothing by itself. A person says once what each column means (`trueline mapping
propose`); from then on files with the same headers are read by that mapping, unless an importer
of their own knows them.

When to trust it: as far as the mapping. Rows with the same day, account and part refuse the file,
since a column that tells them apart was then left out; so do days of which no two are neighbours,
which look like weeks. Totals rows are compared with the sum of the rows and not stored. Cells that
are empty are gaps, never zeros.

When not: for values of weeks or months, which the ledger does not keep as days; for metrics that
are worked out from others, whose parts are to be mapped instead.

Source: the mapping that a person saved.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from trueline.core.errors import PluginError
from trueline.exports.cells.answers import Answers
from trueline.exports.files.export import Export
from trueline.exports.mapping.mapped_columns import columns_of
from trueline.exports.mapping.mapped_rows import MappedRows
from trueline.exports.mapping.mapping import Role, TableMapping
from trueline.exports.mapping.spoken_keys import SpokenKeys
from trueline.exports.tables.recognition import ImportContext, Recognition
from trueline.exports.tables.remarks import part_names
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.facts.batch import Piece
from trueline.metrics.catalogue import load_catalogue


@dataclass(frozen=True, slots=True)
class MappedTable:
    """Reads tables by a mapping.

    Attributes:
        name: Of the plug-in.
        version: Raised whenever the same file and mapping would give other facts.
        mapping: What the columns mean; None until somebody says it.
    """

    name: str = "mapped-table"
    version: int = 2
    mapping: TableMapping | None = None

    def with_mapping(self, mapping: TableMapping) -> "MappedTable":
        """Give the same importer, bound to a mapping."""
        return replace(self, mapping=mapping)

    def recognise(self, export: Export) -> Recognition | None:
        """Say which columns of the mapping are there; None without a mapping."""
        if self.mapping is None:
            return None
        found = self._tables(export).recognise(export)
        return None if found is None else replace(found, locale="")

    def read(self, export: Export, context: ImportContext) -> Iterator[Piece]:
        """Give the facts of every sheet that has the mapping's columns.

        Raises:
            FaultyInputError: No sheet has them, a cell cannot be understood, or a person has to
                be asked.
        """
        mapping, said = self._sound(), context.answers
        answers = Answers(
            currency=said.currency or mapping.currency,
            month_first=mapping.month_first if said.month_first is None else said.month_first,
        )
        yield from self._tables(export).read(export, replace(context, answers=answers))

    def row(self, export: Export, part: int, line: int) -> Mapping[str, str]:
        """Give one raw row, header to cell, personal columns masked.

        Raises:
            MissingError: The export has no such row.
        """
        return self._tables(export).row(export, part, line)

    def _tables(self, export: Export) -> TableImporter:
        mapping, rules = self._sound(), load_catalogue().metrics
        says_account = bool(mapping.of(Role.ACCOUNT) or mapping.account)
        kind = TableKind(
            kind=f"Mapped table, {mapping.name}",
            network="" if mapping.of(Role.NETWORK) else mapping.network,
            columns=columns_of(mapping, rules),
            reader=MappedRows(mapping, rules, SpokenKeys(part_names(export))),
            month_first=None,
            states_account=says_account,
        )
        return TableImporter(self.name, self.version, (kind,))

    def _sound(self) -> TableMapping:
        if self.mapping is None:
            raise PluginError("The importer of mapped tables needs a mapping to read by.")
        return self.mapping


IMPORTER = MappedTable()
