"""What is written agrees with what is there."""

import re
from pathlib import Path

import pytest

from tests.house.reference import PAGES, plugin_files, plugin_name
from tests.house.sources import PACKAGE, ROOT, docstring_of, tracked_files
from trueline.plan.yaml.text import read_plan

LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")
PLAN_IN_PAGE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
FEWEST_PLUGIN_WORDS = 30


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_from_code_is_up_to_date(name: str) -> None:
    path = ROOT / name
    assert path.exists(), "run `make reference`"
    assert path.read_text(encoding="utf-8") == PAGES[name](), "run `make reference`"


@pytest.mark.parametrize("path", plugin_files(), ids=plugin_name)
def test_a_plugin_says_what_it_does_and_when_to_trust_it(path: Path) -> None:
    paragraphs = docstring_of(path).split("\n\n")
    assert len(paragraphs) > 1, "its docstring is its page in the user guide"
    assert len(" ".join(paragraphs).split()) >= FEWEST_PLUGIN_WORDS


def test_every_package_says_what_it_is() -> None:
    silent = [path for path in PACKAGE.rglob("__init__.py") if not docstring_of(path)]
    assert [str(one.relative_to(ROOT)) for one in silent if "migrations" not in one.parts] == []


def test_the_plan_shown_to_people_can_be_read() -> None:
    page = ROOT / "docs" / "howto" / "write-a-plan.md"
    (document,) = PLAN_IN_PAGE.findall(page.read_text(encoding="utf-8"))
    assert read_plan(document, page.name).title == "Doors open, plan for 2026"


def test_links_between_pages_lead_somewhere() -> None:
    pages = [path for path in tracked_files() if path.suffix == ".md" and "cases" not in path.parts]
    assert pages
    assert [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ] == []
