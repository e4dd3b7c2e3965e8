"""A table read by a mapping gives back the facts it was made of, or is refused."""

import csv
import io
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tests.importing import OBSERVED_AT, person_key, plain
from trueline.core.errors import FaultyInputError
from trueline.exports.cells.answers import Answers
from trueline.exports.files.opening import open_export
from trueline.exports.mapping.mapping import MappedColumn, NamedMetric, Role, TableMapping, Unit
from trueline.exports.mapping.mapping_soundness import refuse_faulty_mapping
from trueline.exports.tables.recognition import ImportContext
from trueline.facts.batch import Piece
from trueline.metrics.catalogue import load_catalogue
from trueline.plugins.importers.mapped_table import IMPORTER

DAY = MappedColumn("Day", Role.DAY)
VIEWS = MappedColumn("Views", Role.METRIC, "views")
WIDE = TableMapping("daily", (DAY, VIEWS), network="x", account="acme")
SPEND = replace(WIDE, columns=(DAY, MappedColumn("Cost", Role.METRIC, "spend")))

Rows = Sequence[Sequence[str]]
Fact = tuple[str, str, str, str, str, str]


def text(rows: Rows, delimiter: str = ",") -> str:
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return target.getvalue()


def pieces_of(
    path: Path, mapping: TableMapping, account: str = "", answers: Answers | None = None
) -> list[Piece]:
    refuse_faulty_mapping(mapping, load_catalogue().metrics)
    context = ImportContext(account, OBSERVED_AT, person_key, answers or Answers())
    return list(IMPORTER.with_mapping(mapping).read(open_export(path), context))


def read(folder: Path, rows: Rows, mapping: TableMapping = WIDE, **said: Any) -> list[Piece]:
    path = folder / "table.csv"
    path.write_text(text(rows), encoding="utf-8")
    return pieces_of(path, mapping, **said)


def facts(pieces: Sequence[Piece]) -> list[Fact]:
    """Give account, metric, part, day, value and currency of every value by day."""
    names = ("account", "metric", "breakdown", "day", "value", "currency")
    rows = [row for one in pieces if "metric_day" in one.tables
            for row in one.tables["metric_day"].to_pylist()]  # fmt: skip
    return sorted(tuple(plain(row[name]) for name in names) for row in rows)


def reasons(pieces: Sequence[Piece]) -> list[str]:
    return [row.reason for one in pieces for row in one.set_aside]


# The round trip: facts to a table by a random mapping, and back.

METRICS = ("views", "reach", "watch_time_hours", "engagement_rate_native", "spend")
UNITS = {
    "watch_time_hours": (Unit.HOURS, Unit.MINUTES, Unit.SECONDS),
    "engagement_rate_native": (Unit.OWN, Unit.PER_CENT),
    "spend": (Unit.OWN, Unit.HUNDREDTHS),
}
TIMES = {Unit.MINUTES: 60, Unit.SECONDS: 3600, Unit.PER_CENT: 100, Unit.HUNDREDTHS: 100}
ACCOUNTS = ("x/acme", "instagram/acme.shop")
COUNTRIES = ("DE", "IE", "Nice; Côte")


@st.composite
def tables(draw: st.DrawFn) -> tuple[TableMapping, list[list[str]], list[Fact]]:
    """Draw facts, a mapping and the table that says these facts in the mapping's terms."""
    units = {name: draw(st.sampled_from(UNITS.get(name, (Unit.OWN,)))) for name in METRICS}
    chosen = draw(st.lists(st.sampled_from(METRICS), min_size=1, unique=True))
    has_country, is_long = draw(st.booleans()), draw(st.booleans())
    days = [date(2026, 2, 27) + timedelta(n) for n in range(draw(st.integers(2, 4)))]
    parts = [f"country={one}" for one in COUNTRIES] if has_country else [""]
    known = [
        (account, name, part, day)
        for account in ACCOUNTS for part in parts for day in days for name in chosen
    ]  # fmt: skip
    values = {key: _value(draw, key[1], units[key[1]]) for key in known}
    told: list[Fact] = sorted(
        (account, name, part, day.isoformat(), plain(value), "EUR" if name == "spend" else "")
        for (account, name, part, day), value in values.items()
        if value is not None
    )
    rows = _long(values, units) if is_long else _wide(values, chosen, units)
    mapping = _mapping(chosen, units, is_long=is_long, has_country=has_country)
    return mapping, rows, told


def _value(draw: st.DrawFn, metric: str, unit: Unit) -> Decimal | None:
    if draw(st.integers(0, 5)) == 0:
        return None
    whole = Decimal(draw(st.integers(0, 10**9)))
    if metric in {"views", "reach"}:
        return whole
    return whole / (1000 * TIMES.get(unit, 1)) if metric != "watch_time_hours" else whole / 8


def _cell(value: Decimal | None, unit: Unit) -> str:
    return "" if value is None else f"{value * TIMES.get(unit, 1):f}"


def _subject(account: str, part: str, day: date) -> list[str]:
    return [day.isoformat(), account, part.partition("=")[2]]


def _wide(values: Any, chosen: Sequence[str], units: Any) -> list[list[str]]:
    header = ["Day", "Account", "Country", *(f"The {one}" for one in chosen)]
    subjects = dict.fromkeys((account, part, day) for account, _, part, day in values)
    return [header, *(
        [*_subject(account, part, day),
         *(_cell(values[account, one, part, day], units[one]) for one in chosen)]
        for account, part, day in subjects
    )]  # fmt: skip


def _long(values: Any, units: Any) -> list[list[str]]:
    rows = [
        [*_subject(account, part, day), f"The {name}", _cell(value, units[name])]
        for (account, name, part, day), value in values.items()
    ]
    return [["Day", "Account", "Country", "What", "How much"], *rows]


def _mapping(
    chosen: Sequence[str], units: Any, *, is_long: bool, has_country: bool
) -> TableMapping:
    country = MappedColumn("Country", Role.DIMENSION, name="country")
    columns = [DAY, MappedColumn("Account", Role.ACCOUNT),
               country if has_country else MappedColumn("Country", Role.IGNORED)]  # fmt: skip
    if not is_long:
        columns += [MappedColumn(f"The {one}", Role.METRIC, one, unit=units[one]) for one in chosen]
        return TableMapping("drawn", tuple(columns), currency="EUR")
    columns += [MappedColumn("What", Role.METRIC_NAME), MappedColumn("How much", Role.VALUE)]
    names = tuple(NamedMetric(f"The {one}", one, unit=units[one]) for one in chosen)
    return TableMapping("drawn", tuple(columns), names, currency="EUR")


def _as_csv(path: Path, rows: Rows) -> None:
    path.write_text(text(rows), encoding="utf-8")


def _as_semicolons(path: Path, rows: Rows) -> None:
    path.write_text(text(rows, ";"), encoding="utf-16")


def _as_parquet(path: Path, rows: Rows) -> None:
    columns = [pa.array([row[at] or None for row in rows[1:]], pa.string())
               for at in range(len(rows[0]))]  # fmt: skip
    pq.write_table(pa.Table.from_arrays(columns, names=list(rows[0])), path)


def _as_workbook(path: Path, rows: Rows) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Figures")
        for line, row in enumerate(rows):
            page.write_row(line, 0, row)


@given(drawn=tables(), write=st.sampled_from([_as_csv, _as_semicolons, _as_parquet, _as_workbook]))
def test_a_table_made_of_facts_by_a_mapping_gives_the_facts_back(
    drawn: tuple[TableMapping, list[list[str]], list[Fact]],
    write: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    mapping, rows, told = drawn
    path = tmp_path_factory.mktemp("drawn") / "table"
    write(path, rows)
    pieces = None
    with suppress(FaultyInputError):
        pieces = pieces_of(path, mapping)
    if pieces is None:  # only where a mark stands before three digits everywhere
        with pytest.raises(FaultyInputError, match="could be two numbers"):
            pieces_of(path, mapping)
    else:
        assert facts(pieces) == told


# What is refused, asked or set aside.


def test_a_column_that_tells_rows_apart_must_not_be_left_out(tmp_path: Path) -> None:
    rows = [["Day", "Views"], ["2026-03-01", "5"], ["2026-03-01", "5"], ["2026-03-02", "7"]]
    with pytest.raises(FaultyInputError, match="about the same account, day and part") as refused:
        read(tmp_path, rows)
    assert refused.value.issues[0].where == "table.csv, row 2 and table.csv, row 3"


def test_weeks_do_not_pass_for_days_unless_a_person_says_so(tmp_path: Path) -> None:
    rows = [["Day", "Views"], ["2026-03-02", "5"], ["2026-03-09", "6"], ["2026-03-16", "7"]]
    with pytest.raises(FaultyInputError, match="look like weeks or months"):
        read(tmp_path, rows)
    assert len(facts(read(tmp_path, rows, replace(WIDE, single_days=True)))) == 3


def test_a_lone_day_is_kept_and_told_of(tmp_path: Path) -> None:
    pieces = read(tmp_path, [["Day", "Views"], ["2026-03-01", "5"]])
    assert len(facts(pieces)) == 1
    assert "taken for that single day" in pieces[0].issues[0].what


def test_days_that_could_be_two_are_asked_for(tmp_path: Path) -> None:
    rows = [["Day", "Views"], ["03/04/2026", "5"], ["04/04/2026", "6"]]
    with pytest.raises(FaultyInputError) as refused:
        read(tmp_path, rows)
    assert refused.value.issues[0].asks == "day-order"
    german = replace(WIDE, month_first=False)
    assert [one[3] for one in facts(read(tmp_path, rows, german))] == ["2026-04-03", "2026-04-04"]
    american = Answers(month_first=True)
    with pytest.raises(FaultyInputError, match="look like weeks"):  # 4 March and 4 April
        read(tmp_path, rows, german, answers=american)


def test_money_without_a_currency_is_asked_for(tmp_path: Path) -> None:
    rows = [["Day", "Cost"], ["2026-03-01", "$5"], ["2026-03-02", "$7.50"]]
    with pytest.raises(FaultyInputError) as refused:
        read(tmp_path, rows, SPEND)
    assert refused.value.issues[0].asks == "currency"
    told = facts(read(tmp_path, rows, replace(SPEND, currency="CAD")))
    assert [one[4:] for one in told] == [("5", "CAD"), ("7.5", "CAD")]


def test_an_account_that_nobody_names_is_asked_for(tmp_path: Path) -> None:
    rows = [["Day", "Views"], ["2026-03-01", "5"], ["2026-03-02", "7"]]
    unowned = replace(WIDE, network="", account="")
    with pytest.raises(FaultyInputError) as refused:
        read(tmp_path, rows, unowned)
    assert refused.value.issues[0].asks == "account"
    told = facts(read(tmp_path, rows, unowned, account="tiktok/acme"))
    assert {one[0] for one in told} == {"tiktok/acme"}


def test_rows_of_several_days_are_set_aside(tmp_path: Path) -> None:
    mapping = replace(WIDE, columns=(DAY, MappedColumn("Until", Role.LAST_DAY), VIEWS))
    rows = [["Day", "Until", "Views"], ["2026-03-01", "2026-03-07", "5"],
            ["2026-03-08", "2026-03-08", "7"], ["2026-03-09", "2026-03-09", "7"]]  # fmt: skip
    pieces = read(tmp_path, rows, mapping)
    assert [one[3] for one in facts(pieces)] == ["2026-03-08", "2026-03-09"]
    assert reasons(pieces) == [
        "The row covers 2026-03-01 to 2026-03-07, and the ledger keeps single days."
    ]


def test_a_total_row_is_compared_and_not_stored(tmp_path: Path) -> None:
    rows = [["Day", "Views"], ["2026-03-01", "5"], ["2026-03-02", "7"], ["Gesamt", "13"]]
    [piece] = read(tmp_path, rows)
    assert (piece.rows.facts, piece.rows.totals) == (2, 1)
    assert piece.file_totals == {"views": 13}
    assert "13 against 12" in piece.issues[0].what


def test_a_dimension_s_own_total_is_the_whole_and_a_blank_one_is_set_aside(tmp_path: Path) -> None:
    country = MappedColumn("Country", Role.DIMENSION, name="country")
    reach = MappedColumn("Reach", Role.METRIC, "reach")
    rows = [["Day", "Country", "Reach"], ["2026-03-01", "DE", "5"], ["2026-03-01", "Total", "8"],
            ["2026-03-02", "", "3"], ["2026-03-02", "DE", "4"]]  # fmt: skip
    pieces = read(tmp_path, rows, replace(WIDE, columns=(DAY, country, reach)))
    assert [one[2:5] for one in facts(pieces)] == [
        ("", "2026-03-01", "8"),
        ("country=DE", "2026-03-01", "5"),
        ("country=DE", "2026-03-02", "4"),
    ]
    assert reasons(pieces) == ["The row does not say which part of the account it is about."]


def test_figures_of_posts_alone_do_not_blank_what_is_known_of_the_posts(tmp_path: Path) -> None:
    mapping = replace(WIDE, columns=(MappedColumn("Id", Role.POST), VIEWS))
    [piece] = read(tmp_path, [["Id", "Views"], ["17", "5"]], mapping)
    assert set(piece.tables) == {"post_metric"}


@pytest.mark.parametrize(
    ("mapping", "what"),
    [
        (replace(WIDE, name="My Table"), "no name for a mapping"),
        (replace(WIDE, columns=(VIEWS,)), "No column holds the day"),
        (replace(WIDE, columns=(DAY,)), "No column is a metric"),
        (replace(WIDE, columns=(DAY, MappedColumn("Views", Role.OPEN))), "Nobody said what"),
        (replace(WIDE, columns=(DAY, VIEWS, replace(VIEWS, header="V2"))), "nothing tells them"),
        (replace(WIDE, columns=(DAY, replace(VIEWS, metric="vews"))), "There is no metric vews"),
        (replace(WIDE, columns=(DAY, replace(VIEWS, metric="ctr"))), "worked out from others"),
        (replace(WIDE, columns=(DAY, replace(VIEWS, unit=Unit.HOURS))), "not in hours"),
        (replace(WIDE, columns=(DAY, replace(VIEWS, breakdown="organic"))), "is no breakdown"),
        (replace(WIDE, columns=(DAY, VIEWS, MappedColumn("Who", Role.TITLE))), "are of a post"),
        (replace(WIDE, currency="EURO"), "is no currency"),
    ],
)
def test_an_unsound_mapping_is_refused(mapping: TableMapping, what: str) -> None:
    with pytest.raises(FaultyInputError, match=what):
        refuse_faulty_mapping(mapping, load_catalogue().metrics)
