"""Door for what keeps files once and for all: each is found by the digest of its bytes."""

from typing import Protocol


class FileShelf(Protocol):
    """Files of one organisation that are never changed."""

    def keep(self, content: bytes) -> str:
        """Keep a file and give the SHA-256 of its bytes; one that is there stays as it is.

        Raises:
            NoRoomError: There is no room for it.
        """

    def open(self, digest: str) -> bytes:
        """Give a file's bytes.

        Raises:
            DamagedError: It is gone, or is not what was kept.
        """
