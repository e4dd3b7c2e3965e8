"""A question that was asked before is not compiled again."""

from datetime import date

from trueline.core.period import Period
from trueline.facts.questions import daily_values
from trueline.facts.tables import compiled

JANUARY = Period(date(2026, 1, 1), date(2026, 2, 1))


def test_equal_questions_share_one_text() -> None:
    first, again = (daily_values(("views",), JANUARY, accounts=("x/acme",)) for _ in range(2))
    assert compiled(first, "duckdb", None) is compiled(again, "duckdb", None)


def test_another_account_or_another_revision_is_another_text() -> None:
    asked = daily_values(("views",), JANUARY, accounts=("x/acme",))
    other = daily_values(("views",), JANUARY, accounts=("x/other",))
    assert compiled(asked, "duckdb", None) != compiled(other, "duckdb", None)
    assert compiled(asked, "duckdb", 3) != compiled(asked, "duckdb", 4)
