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


def test_a_trace_tells_what_was_known_from_what_never_counted(
    trueline: Run, bring: Callable[[int, str], None], tmp_path: Path
) -> None:
    bring(5, SPEND.format(one="105,USD", two="20,USD"))
    bring(9, SPEND.format(one="110.125,USD", two="20,USD"))
    late = tmp_path / "late.csv"
    late.write_text(SPEND.format(one="99,USD", two="20,USD"))
    assert trueline("import", late, "--observed", "2026-06-06").code == 0
    fact = "metric_day:x/acme:spend::2026-06-01"
    lines = trueline("trace", fact).text.splitlines()
    assert lines[1] == "  value: 110.125 USD"
    at = lines.index("known before:")
    source = "since 2026-06-05 12:00 UTC, from of-5.csv (batch 1) by command line"
    assert lines[at + 1] == f"  value: 105 USD, {source}"
    assert lines[at + 2] == "came late or met a correction, never counted:"
    assert lines[at + 3].startswith("  value: 99 USD, since ")
    assert "late.csv (batch 3)" in lines[at + 3]
    versions = trueline("trace", fact, "--json").json["versions"]
    assert sorted(one["values"]["value"] for one in versions if one["was_late"]) == [99]


def test_as_of_says_of_both_moments_why_there_is_no_value_and_what_it_covers(
    trueline: Run, bring: Callable[[int, str], None]
) -> None:
    bring(5, SPEND.format(one="10,USD", two="20,USD"))
    bring(9, SPEND.format(one="10,EUR", two="20,USD"))
    asked = ("facts", "as-of", "2026-06-06", "spend", "--from", "2026-06-01", "--to", "2026-06-04")
    [found] = trueline(*asked, "--json").json["metrics"]
    assert (found["then"]["value"], found["then"]["unit"]) == (30, "USD")
    assert found["then"]["coverage"] == 0.5
    assert found["then"]["why"] is None
    assert found["now"]["value"] is None
    assert "EUR" in found["now"]["why"]
    words = trueline(*asked).text
    assert "50" in words
    assert f"  spend@1, now: {found['now']['why']}" in words
