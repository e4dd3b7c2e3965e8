"""Tables that are known and hold nothing to measure: told of kindly, and set aside."""

from collections.abc import Iterator
from dataclasses import dataclass

from trueline.exports.files.refusing import note, warning
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_reading import read_rows
from trueline.exports.tables.tables import Table
from trueline.facts.batch import Piece


@dataclass(frozen=True, slots=True)
class SetAsideTable:
    """Sets every row of a table aside and says what to bring instead.

    Attributes:
        what: What the table is, and why none of it is kept, in a sentence.
        instead: What to do, in a sentence.
        is_about_people: Whether every cell is masked, because the rows are about other people.
    """

    what: str
    instead: str
    is_about_people: bool = False

    def read(self, table: Table, _: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Set every row aside; the last piece is left in ``staging``."""
        name = table.sheet.name
        where = f"{table.file}, {name}" if name else table.file
        is_whole_file = len(staging.parts) == 1 or table.sheet.document == table.file
        say = warning if is_whole_file else note  # beside other parts nothing was brought in vain
        staging.say(say(where, self.what, self.instead))
        others = self.what if self.is_about_people else ""
        return read_rows(table, staging, keep=lambda _: self.what, of_others=lambda _: others)
