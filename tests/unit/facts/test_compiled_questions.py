"""A question is compiled once for all days and revisions, and says what it would have said."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import ibis
import pytest

from trueline.core.period import Period
from trueline.facts import compiled as compiling
from trueline.facts.compiled import compiled
from trueline.facts.questions import daily_values, spans_reported, sums_by_account
from trueline.facts.row_metrics import row_sums, rows_of
from trueline.facts.tables import as_counted, as_known_at
from trueline.facts.weekly import weekly_sums
from trueline.metrics.metric import RowSource

JANUARY = Period(date(2026, 1, 1), date(2026, 2, 1))
SPRING = Period(date(2024, 2, 29), date(2026, 5, 31))
POSTS = RowSource("post", "count")


def questions(days: Period) -> Sequence[Any]:
    return (
        daily_values(("views",), days, accounts=("x/acme",)),
        sums_by_account(("views", "likes"), days),
        weekly_sums(("views",), days, days.last, breakdowns=("",)),
        row_sums(rows_of(POSTS, days), "day"),
        spans_reported(),
        daily_values(("views",), Period(date(1, 1, 1), date(9999, 12, 31))),
    )


def said_directly(question: Any, dialect: str, as_of: int | None) -> str:
    asked = as_counted(question) if as_of is None else as_known_at(question, as_of)
    return str(ibis.to_sql(asked, dialect=dialect))


def test_equal_questions_share_one_text() -> None:
    first, again = (daily_values(("views",), JANUARY, accounts=("x/acme",)) for _ in range(2))
    assert compiled(first, "duckdb", None) is compiled(again, "duckdb", None)


def test_another_account_or_another_revision_is_another_text() -> None:
    asked = daily_values(("views",), JANUARY, accounts=("x/acme",))
    other = daily_values(("views",), JANUARY, accounts=("x/other",))
    assert compiled(asked, "duckdb", None) != compiled(other, "duckdb", None)
    assert compiled(asked, "duckdb", 3) != compiled(asked, "duckdb", 4)


@pytest.mark.parametrize(
    ("dialect", "as_of"), [("duckdb", None), ("duckdb", 1), ("duckdb", 70_000), ("pyspark", None)]
)
def test_days_and_revision_stand_in_the_text_as_if_it_were_compiled_for_them(
    dialect: str, as_of: int | None
) -> None:
    for one in questions(SPRING):
        assert compiled(one, dialect, as_of)[0] == said_directly(one, dialect, as_of)


def test_other_days_and_another_revision_are_not_compiled_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for one in questions(JANUARY):
        compiled(one, "duckdb", 41)

    def refuse(*_: object, **__: object) -> str:
        raise AssertionError("It is compiled again.")

    monkeypatch.setattr(compiling.ibis, "to_sql", refuse)
    for one in questions(Period(date(2025, 7, 1), date(2025, 9, 9))):
        compiled(one, "duckdb", 42)


@pytest.mark.parametrize("word", ["MAKE_DATE(7390, 1, 1)", "2073910007"])
def test_words_that_look_like_a_stand_in_stay_words(word: str) -> None:
    asked = daily_values((word,), JANUARY)
    for as_of in (None, 5):
        text = compiled(asked, "duckdb", as_of)[0]
        assert f"'{word}'" in text
        assert text == said_directly(asked, "duckdb", as_of)


def test_days_that_lie_among_the_stand_ins_are_kept() -> None:
    asked = daily_values(("views",), Period(date(7390, 1, 1), date(7391, 1, 1)))
    assert compiled(asked, "duckdb", None)[0] == said_directly(asked, "duckdb", None)
