"""What changed since, on the command line: only what can be compared is compared."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from tests.cli.conftest import Said

Run = Callable[..., Said]
SPEND = """account,metric,breakdown,day,value,currency
x/acme,spend,,2026-06-01,{one}
x/acme,spend,,2026-06-02,{two}
"""
SINCE = ("facts", "restatements", "--since", "2026-06-06")


@pytest.fixture
def bring(trueline: Run, tmp_path: Path) -> Callable[[int, str], None]:
    """Give a function that imports a text at noon of a day of June."""

    def run(day: int, text: str) -> None:
        path = tmp_path / f"of-{day}.csv"
        path.write_text(text)
        with time_machine.travel(datetime(2026, 6, day, 12, tzinfo=UTC), tick=False):
            assert trueline("import", path).code == 0

    return run


def test_money_that_became_another_currency_keeps_both_and_has_no_difference(
    trueline: Run, bring: Callable[[int, str], None]
) -> None:
    bring(5, SPEND.format(one="10,USD", two="20,USD"))
    bring(9, SPEND.format(one="12,EUR", two="25,USD"))
    found = trueline(*SINCE, "--json").json
    told = [
        (one["old"], one["old_currency"], one["new"], one["new_currency"])
        for one in found["restatements"]
    ]
    assert told == [(10, "USD", 12, "EUR"), (20, "USD", 25, "USD")]
    totals = [
        (one["old_currency"], one["new_currency"], one["difference"]) for one in found["totals"]
    ]
    assert totals == [("USD", "EUR", None), ("USD", "USD", 5)]
    words = trueline(*SINCE).text
    assert "none: USD became EUR" in words
    assert "10 USD  12 EUR" in words
    assert "10 EUR" not in words


def test_money_that_was_withdrawn_keeps_the_currency_it_had(
    trueline: Run, bring: Callable[[int, str], None]
) -> None:
    bring(5, SPEND.format(one="10,USD", two="20,USD"))
    fact = "metric_day:x/acme:spend::2026-06-01"
    assert trueline("facts", "correct", fact, "--withdraw", "--reason", "Not ours.").code == 0
    [line] = trueline(*SINCE, "--json").json["restatements"]
    assert (line["old"], line["old_currency"]) == (10, "USD")
    assert (line["new"], line["new_currency"]) == (None, "USD")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--since", "2026-06-20", "--until", "2026-06-01"), "lies before --since 2026-06-20."),
        (("--since", "2026-06-23"), "--since 2026-06-23 is still to come."),
        (("--since", "2026-06-01", "--until", "2026-06-23"), "--until 2026-06-23 is still to come"),
    ],
)
def test_times_that_nothing_lies_between_are_wrong_use(
    trueline: Run, words: tuple[str, ...], sentence: str
) -> None:
    with time_machine.travel(datetime(2026, 6, 22, 12, tzinfo=UTC), tick=False):
        said = trueline("facts", "restatements", *words)
        assert (said.code, sentence in said.beside) == (2, True)
        assert trueline("facts", "restatements", "--since", "2026-06-22").code == 0
