"""From a table that nobody knows to facts that can be traced, at the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said

TABLE = "Day,Mood,Views\n2026-03-01,1,5\n2026-03-02,2,7\n"
FACT = "metric_day:x/acme:views::2026-03-01"
MAPPING = """\
name: agency
network: x
account: acme
columns:
  - {header: Day, role: day}
  - {header: Mood, role: ignored}
  - {header: Views, role: metric, metric: views}
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Give a table and the mapping of it."""
    table, mapping = tmp_path / "agency.csv", tmp_path / "agency.yaml"
    table.write_text(TABLE, encoding="utf-8")
    mapping.write_text(MAPPING, encoding="utf-8")
    return table, mapping


def test_an_unknown_table_is_mapped_imported_and_traced(
    trueline: Callable[..., Said], files: tuple[Path, Path]
) -> None:
    table, mapping = files
    refused = trueline("import", table, "--json")
    assert (refused.code, refused.json["files"][0]["issues"][0]["asks"]) == (1, "mapping")
    draft = table.with_name("draft.yaml")
    draft.write_text(trueline("mapping", "propose", table).text, encoding="utf-8")
    still_open = trueline("mapping", "save", draft)
    assert still_open.code == 1
    assert "Nobody said what the column “Mood” is" in still_open.text
    assert trueline("mapping", "save", mapping, "--json").json["version"] == 1
    batch = trueline("import", table, "--json").json["files"][0]
    assert (batch["importer"], batch["rows"]["facts"]) == ("mapped-table", 2)
    assert "Read by the mapping agency, version 1" in batch["issues"][0]["what"]
    traced = trueline("trace", FACT, "--json").json
    assert (traced["mapping"], traced["cells"]["Mood"]) == ("agency@1", "1")


def test_a_changed_mapping_is_a_new_version_and_old_facts_stay_traceable(
    trueline: Callable[..., Said], files: tuple[Path, Path]
) -> None:
    table, mapping = files
    trueline("mapping", "save", mapping)
    trueline("import", table)
    mapping.write_text(MAPPING.replace("metric: views", "metric: likes"), encoding="utf-8")
    assert trueline("mapping", "save", mapping, "--json").json["version"] == 2
    assert trueline("mapping", "save", mapping, "--json").json["version"] == 2
    repeat = trueline("import", table, "--json").json["files"][0]
    assert repeat["repeat"] is True
    assert "by the mapping agency@1; nothing changed" in repeat["issues"][0]["what"]
    for order in (("--mapping", "agency"), ("--observed", "2026-05-01")):
        refused = trueline("import", table, *order)
        assert refused.code == 1
        assert "would count twice" in refused.text
    assert trueline("mapping", "remove", "agency").code == 0
    assert trueline("mapping", "list").text == "No mapping is saved.\n"
    assert trueline("mapping", "show", "agency").code == 1
    assert trueline("trace", FACT, "--json").json["mapping"] == "agency@1"
    assert trueline("mapping", "save", mapping, "--json").json["version"] == 3


def test_two_mappings_of_the_same_headers_are_not_chosen_between(
    trueline: Callable[..., Said], files: tuple[Path, Path]
) -> None:
    table, mapping = files
    trueline("mapping", "save", mapping)
    mapping.write_text(MAPPING.replace("name: agency", "name: other"), encoding="utf-8")
    trueline("mapping", "save", mapping)
    refused = trueline("import", table)
    assert refused.code == 1
    assert "Several saved mappings fit this file: agency and other" in refused.text
    assert trueline("import", table, "--mapping", "other", "--account", "acme").code == 0


def test_a_named_mapping_says_what_a_table_lacks(
    trueline: Callable[..., Said], files: tuple[Path, Path]
) -> None:
    table, mapping = files
    trueline("mapping", "save", mapping)
    table.write_text("Day,Likes\n2026-03-01,5\n", encoding="utf-8")
    refused = trueline("import", table, "--mapping", "agency")
    assert refused.code == 1
    assert "needs columns that no sheet has together: Views" in refused.text
    unknown = trueline("import", table, "--mapping", "agenci")
    assert "There is no mapping agenci; known are: agency." in unknown.text


def test_a_mapping_with_faults_is_refused_with_line_and_place(
    trueline: Callable[..., Said], files: tuple[Path, Path]
) -> None:
    _, mapping = files
    mapping.write_text(MAPPING.replace("role: day", "role: dai"), encoding="utf-8")
    said = json.loads(trueline("mapping", "save", mapping, "--json").text)
    assert said["issues"][0]["where"] == "agency.yaml, line 5, columns/1/role"
