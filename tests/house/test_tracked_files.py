"""What is committed can be given to anyone: no machine, no registry, no one else's files."""

import hashlib
import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

from tests.house.sources import ROOT, tracked_files

LARGEST_BYTES = 800_000
FOLDER_OF_A_MACHINE = re.compile(r"(?<![\w.])/(?:home|root|Users|work)/")
REGISTRY = re.compile(r"--(?:extra-)?index-url|index-url *=|find-links *=|registry *= *\"http")
COPYLEFT = re.compile(r"\b(?:A?GPL|Affero|GNU General Public)", re.IGNORECASE)
PINNED = re.compile(r"^([\w.-]+)==", re.MULTILINE)
LOCKS = {
    "requirements.txt": "build",
    "requirements-dev.txt": "dev",
    "requirements-bench.txt": "bench",
}
"""Lock files, with the group of dependencies that each adds to the product's own."""


def test_no_file_names_a_machine() -> None:
    assert _lines_with(FOLDER_OF_A_MACHINE) == []


def test_no_file_names_a_package_registry() -> None:
    assert _lines_with(REGISTRY) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_names_versions_and_hashes_only(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize(("lock", "group"), LOCKS.items())
def test_a_lock_file_holds_all_that_is_asked_for(lock: str, group: str) -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = {_name(one) for one in asked["project"]["dependencies"]}
    names |= {_name(one) for one in asked["dependency-groups"][group]}
    held = {_name(one) for one in PINNED.findall((ROOT / lock).read_text(encoding="utf-8"))}
    assert sorted(names - held) == [], "run `make lock`"


def test_no_tracked_file_is_large() -> None:
    large = [path.name for path in tracked_files() if path.stat().st_size > LARGEST_BYTES]
    assert large == []


@pytest.mark.corpus
def test_no_file_of_the_corpus_is_tracked(corpus: Path) -> None:
    theirs = {_digest(path) for path in corpus.rglob("*") if path.is_file()}
    assert [
        str(path.relative_to(ROOT)) for path in tracked_files() if _digest(path) in theirs
    ] == []


def test_what_the_product_needs_may_be_given_away() -> None:
    """Packages for other systems than this one are in the lock and not installed here."""
    names = PINNED.findall((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    assert len(names) > len(LOCKS)
    assert [name for name in names if COPYLEFT.search(_licence(name))] == []


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}: {line.strip()[:120]}"
        for path in tracked_files()
        if path != Path(__file__)
        for line in path.read_bytes().decode("utf-8", "replace").splitlines()
        if pattern.search(line)
    ]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _name(requirement: str) -> str:
    """Give the package of a requirement as registries compare names."""
    return re.split(r"[^\w.-]", requirement)[0].lower().replace("_", "-")


def _licence(name: str) -> str:
    try:
        words = metadata(name)
    except PackageNotFoundError:
        return ""
    kinds = [one for one in words.get_all("Classifier") or [] if one.startswith("License")]
    return " ".join([*(words.get_all("License-Expression") or []), *kinds])
