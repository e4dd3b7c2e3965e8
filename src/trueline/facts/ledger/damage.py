"""Files of the ledger that are gone or are not what was written there."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from trueline.core.errors import DamagedError


def refuse_damaged(paths: Iterable[Path | str]) -> None:
    """Look for what is wrong with files that could not be read; every page of each is read.

    Args:
        paths: Parquet files that should be there.

    Raises:
        DamagedError: One is missing or not whole.
    """
    for path in paths:
        try:
            for _ in pq.ParquetFile(path).iter_batches():
                pass
        except FileNotFoundError:
            raise damaged(path, "it is missing") from None
        except (pa.ArrowException, OSError) as failed:
            raise damaged(path, str(failed).splitlines()[0].rstrip(".")) from failed


def refuse_lost(sources: Mapping[str, Sequence[str]]) -> None:
    """Look whether one of the files that a question reads is why it could not be answered.

    Args:
        sources: Parquet files by table name.

    Raises:
        FileNotFoundError: One is gone.
        DamagedError: One is not whole.
    """
    files = [one for paths in sources.values() for one in paths]
    for missing in (one for one in files if not Path(one).exists()):
        raise FileNotFoundError(missing)
    refuse_damaged(files)


def damaged(path: Path | str, how: str) -> DamagedError:
    """Give the refusal for a file that the ledger needs and cannot read."""
    return DamagedError(
        f"The ledger's file {path} cannot be read: {how}. Restore it from a back-up."
    )
