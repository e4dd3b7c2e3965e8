"""What made a file: the renderer, the sources that it was written by, and its libraries."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from trueline.contracts.renderer import Renderer
from trueline.core.digest import digest_chunks

COUNTED = ("briefing", "plugins/renderers")
"""Folders below the package whose sources a file depends on."""
LIBRARIES = ("typst", "python-pptx", "xlsxwriter", "babel")
SHORT = 12


def maker_of(renderer: Renderer) -> str:
    """Say what makes a renderer's files in this process; the same words make the same bytes."""
    return f"{renderer.name}, {_code_in_force()}"


@cache
def _code_in_force() -> str:
    root = Path(__file__).parents[2]
    files = sorted(
        path
        for one in COUNTED
        for path in (root / one).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    )
    chunks = (
        part
        for path in files
        for part in (path.relative_to(root).as_posix().encode(), path.read_bytes())
    )
    libraries = ", ".join(f"{one} {_version(one)}" for one in LIBRARIES)
    return f"Trueline {version('trueline')} {digest_chunks(chunks)[:SHORT]}, {libraries}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
