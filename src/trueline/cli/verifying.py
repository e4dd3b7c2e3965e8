"""What a look at everything in a home found, as document and as lines."""

from typing import Any

from trueline.cli.printing import issue_lines
from trueline.facts.upkeep.verifying import Verification
from trueline.home.verifying import HomeVerified


def verification_document(found: HomeVerified) -> dict[str, Any]:
    """Give what was found for ``--json``."""
    return {
        "clean": found.is_clean,
        "database": found.database,
        "ledgers": [
            {
                "organisation": name,
                "revision": one.revision,
                "files": one.file_count,
                "raw_files": one.raw_count,
                "rows": one.row_count,
                "bytes": one.byte_count,
                "without_digest": one.undigested,
                "problems": one.problems,
            }
            for name, one in found.ledgers.items()
        ],
    }


def verification_lines(found: HomeVerified) -> list[str]:
    """Give what was found for people."""
    lines = [f"application database: {one}. Restore it from a back-up." for one in found.database]
    for name, one in found.ledgers.items():
        lines += _ledger_lines(name, one)
    return lines or ["The home holds no organisation; its database is sound."]


def _ledger_lines(name: str, found: Verification) -> list[str]:
    read = (
        f"{name}: {found.file_count:,} files of facts with {found.row_count:,} rows and "
        f"{found.raw_count:,} raw files were read, as of revision {found.revision}"
    )
    if found.is_clean:
        return [f"{read}; all are as they were written."]
    count = len(found.problems)
    said = f"{count} problem{'' if count == 1 else 's'}:"
    return [f"{read}; {said}", *issue_lines(found.problems)]
