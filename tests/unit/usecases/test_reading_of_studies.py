"""Files of a study to words and numbers: each cell understood, asked about or refused."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from trueline.core.errors import FaultyInputError
from trueline.evidence.study import Study, Treatment
from trueline.evidence.study_source import Columns, Source
from trueline.usecases.studying.reading.arrow_rows import rows_of_table
from trueline.usecases.studying.reading.cells import UnclearCellError, numbers_of
from trueline.usecases.studying.reading.file_rows import rows_of_file
from trueline.usecases.studying.reading.people import without_people

STUDY = Study(
    "shops",
    "Did it?",
    Source(path="shops.csv"),
    Columns(unit="shop", period="week", outcome="sales", covariates=("size", "town")),
    Treatment(units=("a",), start="2"),
)
TEXT = "shop,week,sales,size,town\na,1,5.5,10,x\na,2,,10,x\nb,1,-3,2e1,y\nb,2,7,20,y\n"


@pytest.fixture
def shops(tmp_path: Path) -> Path:
    """A file of two shops over two weeks."""
    path = tmp_path / "shops.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


def refusal(path: Path, text: str, study: Study = STUDY) -> tuple[str, str, str]:
    """Where, what and asks of a file's refusal."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FaultyInputError) as refused:
        rows_of_file(path, study)
    [issue] = refused.value.issues
    return issue.where, issue.what, issue.asks


def test_columns_are_words_or_numbers_as_the_study_takes_them(shops: Path) -> None:
    rows = rows_of_file(shops, STUDY)
    assert rows.words["shop"].levels == ("a", "b")
    assert rows.words["week"].codes.tolist() == [0, 1, 0, 1]
    assert rows.words["town"].levels == ("x", "y")
    assert rows.numbers["size"].tolist() == [10, 10, 20, 20]
    assert np.array_equal(rows.numbers["sales"], [5.5, np.nan, -3, 7], equal_nan=True)
    assert rows.lines.tolist() == [2, 3, 4, 5]


def test_csv_and_parquet_of_the_same_table_have_the_same_digest(
    shops: Path, tmp_path: Path
) -> None:
    table = pa.table(
        {
            "town": ["x", "x", "y", "y"],
            "shop": ["a", "a", "b", "b"],
            "week": pa.array([1, 2, 1, 2], pa.int32()),
            "sales": [5.5, None, -3.0, 7.0],
            "size": [10, 10, 20, 20],
            "more": ["not", "looked", "at", "all"],
        }
    )
    pq.write_table(table, tmp_path / "shops.parquet")
    found = rows_of_file(tmp_path / "shops.parquet", STUDY)
    assert found.digest == rows_of_file(shops, STUDY).digest
    assert rows_of_table(table, STUDY).digest == found.digest


def test_a_comma_in_a_number_is_asked_about_and_never_guessed(shops: Path) -> None:
    text = 'shop,week,sales,size,town\na,1,"1,234",10,x\n'
    where, what, asks = refusal(shops, text)
    assert where == "shops.csv, row 2, column sales"
    assert what == "“1,234” has a comma, before decimals or between thousands."
    assert asks == "decimal"
    for decimal, value in ((",", 1.234), (".", 1234)):
        told = replace(STUDY, source=replace(STUDY.source, decimal=decimal))
        assert rows_of_file(shops, told).numbers["sales"].tolist() == [value]


def test_a_point_before_three_digits_is_asked_about_between_semicolons(shops: Path) -> None:
    text = "shop;week;sales;size;town\na;1;1.234;10;x\na;2;2.000;10;x\n"
    assert "has a point, before decimals or between thousands" in refusal(shops, text)[1]
    shops.write_text(text.replace("2.000", "2.5"), encoding="utf-8")
    assert rows_of_file(shops, STUDY).numbers["sales"].tolist() == [1.234, 2.5]


@pytest.mark.parametrize("cell", ["abc", "5 EUR", "12%", "1e999", "1.2.3", "inf"])
def test_what_is_no_number_is_refused_with_its_row(shops: Path, cell: str) -> None:
    where, what, _ = refusal(shops, TEXT.replace("5.5", cell))
    assert where == "shops.csv, row 2, column sales"
    assert cell in what


@pytest.mark.parametrize("cell", ["", "-", "NA", "n/a", "null", " "])
def test_a_cell_that_says_nothing_is_missing(cell: str) -> None:
    assert np.isnan(numbers_of([cell])).all()


def test_a_number_written_against_the_stated_mark_is_refused() -> None:
    with pytest.raises(UnclearCellError, match=r"“1.5” is not written as the study says"):
        numbers_of(["1.5"], decimal=",")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TEXT.replace("sales", "sale"), "There is no column “sales”."),
        (TEXT.replace("size", "sales"), "Two columns are called “sales”."),
        ("shop,week,sales,size,town\n", "There is no row below the names of the columns."),
        (
            TEXT.replace("a,1,5.5,10,x", "a,1,5.5,10,x,9"),
            "The row has 6 cells and the first row 5.",
        ),
        ("", "The file is empty."),
    ],
)
def test_a_table_that_is_none_is_refused(shops: Path, text: str, said: str) -> None:
    assert refusal(shops, text)[1] == said


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FaultyInputError, match="There is no such file"):
        rows_of_file(tmp_path / "none.csv", STUDY)


def test_a_missing_column_is_told_with_the_nearest_one(shops: Path) -> None:
    shops.write_text(TEXT.replace("sales", "sale"), encoding="utf-8")
    with pytest.raises(FaultyInputError) as refused:
        rows_of_file(shops, STUDY)
    assert refused.value.issues[0].remedy == "Did you mean sale?"


def test_units_that_are_people_are_keyed_and_named_units_with_them(shops: Path) -> None:
    rows = rows_of_file(shops, STUDY)
    asked, keyed = without_people(STUDY, rows, lambda text: {"a": 70, "b": 8}[text])
    assert keyed.words["shop"].levels == ("70", "8")
    assert keyed.words["shop"].codes.tolist() == [0, 0, 1, 1]
    assert asked.treatment.units == ("70",)
    assert keyed.digest != rows.digest


@pytest.mark.parametrize(
    ("column", "levels"),
    [
        (pa.array([2003.0, 2004.0]), ("2003", "2004")),
        (pa.array([True, False]), ("0", "1")),
        (pa.array(["b", "a"]).dictionary_encode(), ("a", "b")),
        (pa.array([19723, 19724], pa.date32()), ("2024-01-01", "2024-01-02")),
    ],
)
def test_words_of_any_type_are_read_as_people_write_them(
    column: pa.Array, levels: tuple[str, ...]
) -> None:
    study = replace(STUDY, columns=Columns(period="week", outcome="sales"))
    rows = rows_of_table(pa.table({"week": column, "sales": [1.0, 2.0]}), study)
    assert rows.words["week"].levels == levels


def test_an_endless_number_is_refused() -> None:
    study = replace(STUDY, columns=Columns(period="week", outcome="sales"))
    table = pa.table({"week": ["1", "2"], "sales": [1.0, float("inf")]})
    with pytest.raises(FaultyInputError, match="The number is endless"):
        rows_of_table(table, study)
