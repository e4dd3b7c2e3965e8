"""Files of issued reports, in a folder beside the ledger: each under the digest of its bytes."""

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from trueline.core.errors import DamagedError
from trueline.facts.ledger.disk import room_for, sync

WHAT = "A file of a report"


@dataclass(frozen=True, slots=True)
class FolderFileShelf:
    """Files that are never changed.

    Attributes:
        folder: Holds them; made with the first.
    """

    folder: Path

    def keep(self, content: bytes) -> str:
        """Keep a file and give the SHA-256 of its bytes; one that is there stays as it is.

        Raises:
            NoRoomError: There is no room for it.
        """
        digest = sha256(content).hexdigest()
        kept = self.folder / digest
        if kept.exists() and sha256(kept.read_bytes()).hexdigest() == digest:
            return digest
        with room_for(WHAT):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            draft = self.folder / f"{digest}.{uuid4().hex[:8]}.part"
            try:
                draft.write_bytes(content)
                sync([draft], root=self.folder)
                os.replace(draft, kept)  # noqa: PTH105 - atomic on every system
            finally:
                draft.unlink(missing_ok=True)
            sync([kept], root=self.folder)
        return digest

    def open(self, digest: str) -> bytes:
        """Give a file's bytes.

        Raises:
            DamagedError: It is gone, or is not what was kept.
        """
        try:
            content = (self.folder / digest).read_bytes()
        except FileNotFoundError:
            raise DamagedError(
                f"The file {digest[:12]} of a report is gone; restore a back-up of the home."
            ) from None
        if sha256(content).hexdigest() != digest:
            raise DamagedError(
                f"The file {digest[:12]} of a report is not what was kept; restore a back-up."
            )
        return content
