"""Fingerprints of documents and files."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

CHUNK_BYTES = 1 << 20


def digest_document(document: object) -> str:
    """Give the SHA-256 of a JSON-like value, the same for any order of keys."""
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def digest_chunks(chunks: Iterable[bytes]) -> str:
    """Give the SHA-256 of bytes that come piece by piece."""
    running = hashlib.sha256()
    for chunk in chunks:
        running.update(chunk)
    return running.hexdigest()


def digest_file(path: Path) -> str:
    """Give the SHA-256 of a file without holding it in memory."""
    with path.open("rb") as stream:
        return digest_chunks(iter(lambda: stream.read(CHUNK_BYTES), b""))
