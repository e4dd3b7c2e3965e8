"""How checks become a report: crashes, what was accepted, what could not be made, the score."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from trueline.contracts.check import Check, CheckGround, Found
from trueline.contracts.waiver_shelf import Waiver
from trueline.core.issue import Severity
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.document import Plan
from trueline.usecases.check_plan import blocking, judge

TODAY = date(2026, 6, 30)
PLAN = Plan("acme", "Plan", date(2026, 1, 1), date(2027, 1, 1), "EUR", ())
GROUND = CheckGround(PLAN, load_catalogue(), (), TODAY)
SPOT = Found("title", "The title is dull.", "Choose another.")
WAIVER = Waiver("dull", "title", "We like it.", "Ada", datetime(2026, 6, 1, tzinfo=UTC), TODAY)


def check(name: str, find: Callable[[CheckGround], Iterable[Found]], weight: int = 0) -> Check:
    return Check(name, name.capitalize(), Severity.BLOCKS, "T1", find, weight)


def finds(_: CheckGround) -> Iterator[Found]:
    yield SPOT


def finds_nothing(_: CheckGround) -> tuple[Found, ...]:
    return ()


def breaks_off(_: CheckGround) -> Iterator[Found]:
    yield SPOT
    raise KeyError("handle")


def lacks_facts(ground: CheckGround) -> Iterator[Found]:
    ground.facts.accounts()
    yield SPOT


def test_a_crash_in_a_check_becomes_an_issue_and_the_others_go_on() -> None:
    report = judge(GROUND, [check("broken", breaks_off), check("dull", finds)])
    crash = next(one for one in report.findings if one.path == "")
    assert (crash.check, crash.severity) == ("broken", Severity.BLOCKS)
    assert crash.what == "The check broken broke off: KeyError: 'handle'"
    assert [(one.check, one.path) for one in blocking(report)] == [
        ("broken", ""),
        ("broken", "title"),
        ("dull", "title"),
    ]


def test_a_check_that_broke_off_neither_passes_nor_counts() -> None:
    report = judge(GROUND, [check("broken", breaks_off), check("fine", finds_nothing)])
    assert [one.name for one in report.passed] == ["fine"]
    assert report.score == 1


def test_a_check_without_what_it_needs_is_said_not_to_be_made() -> None:
    report = judge(GROUND, [check("factual", lacks_facts), check("dull", finds)])
    assert [(one.check.name, one.reason) for one in report.not_checked] == [
        ("factual", "There are no facts yet; import an export first.")
    ]
    assert report.passed == ()
    assert report.score == 0


def test_the_score_is_the_weighted_share_of_checks_that_passed() -> None:
    made = [check("dull", finds, 1), check("fine", finds_nothing), check("factual", lacks_facts)]
    assert judge(GROUND, made).score == Decimal("0.75")


def test_an_accepted_finding_stays_in_the_list_and_stops_nothing() -> None:
    waiver = replace(WAIVER, until=date(2026, 7, 1))
    report = judge(GROUND, [check("dull", finds)], [waiver])
    assert [one.waived for one in report.findings] == [waiver]
    assert blocking(report) == ()
    assert report.score == 1


def test_an_accepted_finding_counts_again_on_the_day_its_reason_ends() -> None:
    report = judge(GROUND, [check("dull", finds)], [WAIVER])
    assert [one.waived for one in report.findings] == [None]
    assert len(blocking(report)) == 1
    assert report.score == 0


def test_only_the_accepted_check_and_place_are_accepted() -> None:
    elsewhere = replace(WAIVER, until=date.max, path="story")
    another = replace(WAIVER, until=date.max, check="other")
    report = judge(GROUND, [check("dull", finds)], [elsewhere, another])
    assert len(blocking(report)) == 1


def test_what_is_accepted_at_a_place_is_not_what_is_found_there_later() -> None:
    def finds_two(_: CheckGround) -> Iterator[Found]:
        yield replace(SPOT, about="x/acme")
        yield replace(SPOT, about="x/fans")

    waiver = replace(WAIVER, until=date.max, about="x/acme")
    [found] = blocking(judge(GROUND, [check("dull", finds_two)], [waiver]))
    assert found.about == "x/fans"


def test_what_a_long_finding_is_about_is_kept_short_and_still_told_apart() -> None:
    def finds_long(_: CheckGround) -> Iterator[Found]:
        yield replace(SPOT, about="a" * 500)
        yield replace(SPOT, about="a" * 499 + "b")

    first, second = judge(GROUND, [check("dull", finds_long)]).findings
    assert len(first.about) <= 120
    assert first.about != second.about


def test_what_blocks_stands_first() -> None:
    notes = replace(check("a-note", finds), severity=Severity.NOTES)
    warns = replace(check("a-warning", finds), severity=Severity.WARNS)
    report = judge(GROUND, [notes, warns, check("z-block", finds)])
    assert [one.check for one in report.findings] == ["z-block", "a-warning", "a-note"]


def test_accepting_a_crash_is_not_possible() -> None:
    whole = replace(WAIVER, check="broken", path="", until=date.max)
    report = judge(GROUND, [check("broken", breaks_off)], [whole])
    assert all(one.waived is None for one in report.findings)


def test_without_any_check_the_score_is_nothing() -> None:
    assert judge(GROUND, []).score == 0


def test_a_check_counts_by_its_severity_unless_it_says_otherwise() -> None:
    plain = check("plain", finds_nothing)
    assert [replace(plain, severity=one).counts for one in Severity] == [3, 2, 1]
    assert replace(plain, weight=5).counts == 5
