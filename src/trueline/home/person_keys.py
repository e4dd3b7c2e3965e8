"""Keyed hashes of personal identifiers: without the home's secret nobody can be told from them."""

import hashlib
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from trueline.facts.ledger.disk import room_for

KEY_BYTES = 32
HASH_BYTES = 8
POSITIVE = (1 << 63) - 1


def person_key_maker(folder: Path, organisation: str) -> Callable[[str], int]:
    """Give the function that turns an e-mail address or number into a key of one organisation.

    The same person has different keys in two organisations.

    Args:
        folder: The home; its secret is made there once, readable by its owner only.
        organisation: Short name.
    """
    secret = _secret(folder / "person-key")

    def person_key(identifier: str) -> int:
        """Give a positive 63-bit number; the case and blanks around do not matter."""
        text = f"{organisation}\n{identifier.strip().casefold()}"
        digest = hashlib.blake2b(text.encode(), digest_size=HASH_BYTES, key=secret).digest()
        return int.from_bytes(digest, "big") & POSITIVE

    return person_key


def _secret(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    if not path.exists():
        try:
            with room_for("The home's secret"):
                _write(temporary, secrets.token_bytes(KEY_BYTES))
            with suppress(FileExistsError):  # the first process wins; others read what it made
                os.link(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    return path.read_bytes()


def _write(path: Path, content: bytes) -> None:
    made = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(made, "wb") as stream:
        stream.write(content)
