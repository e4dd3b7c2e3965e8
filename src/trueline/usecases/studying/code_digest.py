"""What worked numbers out: Trueline's version, the sources that count, the numerical libraries."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from trueline.core.digest import digest_chunks
from trueline.evidence.asking.results import Code

COUNTED = ("evidence", "plugins/estimators", "plugins/refutations", "usecases/studying")
"""Folders below the package whose sources an answer depends on."""

LIBRARIES = ("numpy", "scipy", "scikit-learn")


@cache
def code_in_force() -> Code:
    """Give what works numbers out in this process."""
    root = Path(__file__).parents[2]
    files = sorted(path for one in COUNTED for path in (root / one).rglob("*.py"))
    chunks = (
        part
        for path in files
        for part in (path.relative_to(root).as_posix().encode(), path.read_bytes())
    )
    return Code(
        version("trueline"),
        digest_chunks(chunks),
        tuple((one, _version(one)) for one in LIBRARIES),
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
