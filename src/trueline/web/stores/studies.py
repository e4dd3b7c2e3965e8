"""Studies of an organisation: entries in the application database, rows in files beside it."""

from dataclasses import dataclass
from pathlib import Path

from trueline.facts.ledger.disk import room_for
from trueline.web.stores.entries import DjangoEntryShelf


@dataclass(frozen=True, slots=True)
class DjangoStudyShelf(DjangoEntryShelf):
    """The studies of one organisation.

    Attributes:
        organisation: Its slug.
        folder: Holds the rows that studies were run on.
    """

    folder: Path

    def place_of_rows(self, digest: str) -> Path:
        """Give where the rows of a digest are, or would be, kept; the folder is there.

        Raises:
            NoRoomError: The folder cannot be made.
        """
        return self._made(self.folder) / f"{digest}.parquet"

    def folder_of_files(self) -> Path:
        """Give where files lie that people brought for studies; the folder is there.

        Raises:
            NoRoomError: The folder cannot be made.
        """
        return self._made(self.folder / "files")

    def _made(self, folder: Path) -> Path:
        with room_for("Rows of a study"):
            folder.mkdir(parents=True, exist_ok=True)
        return folder
