"""A proposed mapping says what is plain and why, and leaves the rest to a person."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.importing import CASES, mapping_of_case
from trueline.core.errors import FaultyInputError
from trueline.exports.cells.headers import Column
from trueline.exports.files.opening import open_export
from trueline.exports.mapping.mapping import MappedColumn, Role, TableMapping, Unit, has_header_of
from trueline.exports.mapping.mapping_text import read_mapping, write_mapping, write_proposal
from trueline.exports.mapping.proposing import MappingProposal, propose_mapping
from trueline.metrics.catalogue import load_catalogue

RULES = load_catalogue().metrics
Rows = Sequence[Sequence[str]]


def proposed(
    folder: Path,
    rows: Rows,
    columns: Sequence[Column] = (),
    saved: Sequence[TableMapping] = (),
) -> MappingProposal:
    path = folder / "Agency weekly 12.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return propose_mapping(open_export(path), RULES, columns, saved)


def roles(proposal: MappingProposal) -> dict[str, str]:
    return {one.column.header: one.column.role.value for one in proposal.columns}


def reason(proposal: MappingProposal, header: str) -> str:
    return next(one.reason for one in proposal.columns if one.column.header == header)


def test_a_wide_table_below_a_title_is_understood_from_names_and_cells(tmp_path: Path) -> None:
    found = proposed(tmp_path, [
        ["Weekly numbers of the agency"],
        ["Fecha", "Red social", "Perfil", "Alcance", "Watch time (min)", "Gasto (EUR)", "Mail"],
        ["2026-03-01", "Instagram", "acme", "1,200", "60", "5.10", "a@b.example"],
        ["2026-03-02", "Instagram", "acme", "900", "30", "7", "a@b.example"],
        ["Total", "", "", "2,100", "90", "12.10", ""],
    ])  # fmt: skip
    assert found.mapping.name == "agency-weekly"
    assert roles(found) == {
        "Fecha": "day", "Red social": "network", "Perfil": "account", "Alcance": "metric",
        "Watch time (min)": "metric", "Gasto (EUR)": "metric", "Mail": "ignored",
    }  # fmt: skip
    metrics = {one.header: (one.metric, one.unit) for one in found.mapping.of(Role.METRIC)}
    assert metrics == {
        "Alcance": ("reach", Unit.OWN),
        "Watch time (min)": ("watch_time_hours", Unit.MINUTES),
        "Gasto (EUR)": ("spend", Unit.OWN),
    }
    assert found.dropped == ("Mail",)
    assert found.questions == ()
    assert "people are never added up" in reason(found, "Alcance")


def test_personal_cells_are_dropped_whatever_their_column_is_called(tmp_path: Path) -> None:
    rows = [["Day", "Views", "Ref"], ["2026-03-01", "5", "ann@one.example"],
            ["2026-03-02", "6", "+49 30 1234567"]]  # fmt: skip
    found = proposed(tmp_path, rows)
    assert found.dropped == ("Ref",)
    assert "one.example" not in write_proposal(found)


def test_what_could_be_two_metrics_stays_open(tmp_path: Path) -> None:
    known = [Column("a", {"en": ("Taps",)}, metric="link_clicks"),
             Column("b", {"en": ("Taps",)}, metric="clicks_total")]  # fmt: skip
    rows = [["Day", "Taps"], ["2026-03-01", "5"], ["2026-03-02", "7"]]
    found = proposed(tmp_path, rows, known)
    assert roles(found)["Taps"] == "?"
    assert reason(found, "Taps") == "may be one of clicks_total, link_clicks"


def test_shares_and_per_cent_are_told_apart_only_by_their_cells(tmp_path: Path) -> None:
    def unit(*cells: str) -> tuple[str, Unit]:
        days = ["2026-03-01", "2026-03-02"]
        rows = [["Day", "CTR of thumbnails"], *zip(days, cells, strict=True)]
        name = Column("a", {"en": ("CTR of thumbnails",)}, metric="thumbnail_ctr")
        column = proposed(tmp_path, rows, [name]).columns[1].column
        return column.role.value, column.unit

    assert unit("12.5 %", "3 %") == ("metric", Unit.PER_CENT)
    assert unit("12.5", "0.4") == ("metric", Unit.PER_CENT)
    assert unit("0.5", "0.4") == ("?", Unit.OWN)


def test_a_long_table_gets_a_list_of_its_names(tmp_path: Path) -> None:
    rows = [["Datum", "Kennzahl", "Wert"], ["01.03.2026", "Reichweite", "5"],
            ["01.03.2026", "Ausgaben", "7"], ["02.03.2026", "Laune", "3"]]  # fmt: skip
    found = proposed(tmp_path, rows)
    assert roles(found) == {"Datum": "day", "Kennzahl": "metric-name", "Wert": "value"}
    named = {one.text: one.metric for one in found.mapping.names}
    assert named == {"Reichweite": "reach", "Ausgaben": "spend", "Laune": "?"}
    assert {one.asks for one in found.questions} == {"account", "currency"}


def test_two_columns_of_days_are_left_to_the_person(tmp_path: Path) -> None:
    rows = [["Erfasst", "Gebucht", "Views"], ["2026-03-01", "2026-03-02", "5"],
            ["2026-03-02", "2026-03-02", "5"]]  # fmt: skip
    assert roles(proposed(tmp_path, rows)) == {"Erfasst": "?", "Gebucht": "?", "Views": "metric"}


def test_rows_of_posts_and_days_of_posts_are_told_apart(tmp_path: Path) -> None:
    header = ["Post ID", "Date", "Caption", "Views"]
    once = [header, ["17", "2026-03-01", "Hi", "5"], ["18", "2026-03-02", "Ho", "6"]]
    found = roles(proposed(tmp_path, once))
    assert (found["Post ID"], found["Date"]) == ("post", "published")
    daily = [header, ["17", "2026-03-01", "Hi", "5"], ["17", "2026-03-02", "Hi", "6"]]
    found = roles(proposed(tmp_path, daily))
    assert (found["Post ID"], found["Date"], found["Caption"]) == ("dimension", "day", "ignored")


def test_days_without_order_and_weeks_are_asked_about(tmp_path: Path) -> None:
    rows = [["Date", "Page", "Views"], ["03/04/2026", "x/acme", "5"], ["10/04/2026", "x/acme", "6"]]
    found = proposed(tmp_path, rows)
    assert {one.asks for one in found.questions} == {"account", "day-order", "mapping"}


def test_a_saved_mapping_of_the_same_headers_comes_back(tmp_path: Path) -> None:
    columns = (MappedColumn("day", Role.DAY), MappedColumn("Odd", Role.METRIC, "views"))
    saved = TableMapping("mine", columns, network="x", account="acme")
    rows = [["Odd", "Day"], ["5", "2026-03-01"], ["7", "2026-03-02"]]
    found = proposed(tmp_path, rows, saved=[saved])
    assert (found.same_as, found.mapping, found.questions) == ("mine", saved, ())
    wider = proposed(tmp_path, [["Odd", "Day", "Likes"], *([*one, "1"] for one in rows[1:])],
                     saved=[saved])  # fmt: skip
    assert (wider.same_as, roles(wider)["Odd"]) == ("", "metric")


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ([["1", "2"], ["3", "4"]], "looks like a header"),
        ([["Metric", "2026-03-01", "2026-03-02"], ["Views", "5", "7"]], "stand in its header"),
    ],
)
def test_a_table_without_header_is_refused(rows: Rows, what: str, tmp_path: Path) -> None:
    with pytest.raises(FaultyInputError, match=what):
        proposed(tmp_path, rows)


def test_an_answered_proposal_reads_back_and_an_open_one_does_not(tmp_path: Path) -> None:
    rows = [["Day", "Views", "Mood"], ["2026-03-01", "5", "3"], ["2026-03-02", "5", "3"]]
    text = write_proposal(proposed(tmp_path, rows))
    with pytest.raises(FaultyInputError, match="Nobody said what the column “Mood” is"):
        read_mapping(text, "a.yaml", RULES)
    mended = read_mapping(text.replace('role: "?"', "role: ignored"), "a.yaml", RULES)
    assert [one.role for one in mended.columns] == [Role.DAY, Role.METRIC, Role.IGNORED]


@pytest.mark.parametrize("name", ["wide.csv", "long.csv", "posts.csv", "members.parquet"])
def test_a_mapping_is_written_as_it_is_read_and_knows_its_table_again(name: str) -> None:
    path = CASES / "mapped-table" / name
    mapping = mapping_of_case(path)
    assert mapping is not None
    assert read_mapping(write_mapping(mapping), name, RULES) == mapping
    assert has_header_of(mapping, open_export(path))
    assert not has_header_of(mapping, open_export(CASES / "x-overview" / "overview.csv"))
