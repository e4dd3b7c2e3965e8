"""Calibration as dictionaries and as lines of text."""

from collections.abc import Iterable, Iterator
from typing import Any

from trueline.cli.printing import number, table
from trueline.core.percent import per_cent
from trueline.measure.calibrating.calibration import Calibration, Lean, Scores
from trueline.measure.calibrating.hits import FEWEST, PROMISED, Hits, Judgement
from trueline.usecases.calibrating.guess_tests import GuessTest
from trueline.usecases.calibrating.read_calibration import Group

SENTENCES = {
    Judgement.TOO_FEW: "That is too few to judge; it takes {0}.",
    Judgement.TOO_NARROW: "Ranges are too narrow: so few would hold by chance in at most one of 20 "
    "times.",
    Judgement.TOO_WIDE: "Ranges are too wide: so many would hold by chance in at most one of 20 "
    "times.",
    Judgement.NOT_CONTRADICTED: "That does not contradict the promise.",
}


def calibration_document(one: Calibration) -> dict[str, Any]:
    """Give a calibration as dictionaries, lists, text and numbers."""
    names = ("p10", "p50", "p90")
    return {
        "hits": _hits(one.hits),
        "promised": PROMISED,
        "judgement": one.hits.judged(),
        "at_or_below": {name: _hits(it) for name, it in zip(names, one.below, strict=True)},
        "lean": one.lean,
        "bias": one.bias,
        "sharpness": one.sharpness,
        "subjects": one.subjects,
        "scores": _scores(one.scores) if one.scores else None,
    }


def groups_document(groups: Iterable[Group]) -> list[dict[str, Any]]:
    """Give groups as dictionaries."""
    return [{"name": one.name, **calibration_document(one.calibration)} for one in groups]


def test_document(one: GuessTest) -> dict[str, Any]:
    """Give the test of a guess as dictionaries."""
    guess, seen = one.made.placed.guess, one.seen
    return {
        "path": one.made.placed.path,
        "statement": guess.statement,
        "version": one.made.version,
        "made_on": one.made.made_on,
        "test_on": one.on,
        "metric": one.metric.reference,
        "unit": one.metric.measured_in,
        "p10": guess.p10,
        "p50": guess.p50,
        "p90": guess.p90,
        "from": one.days.first if one.days else None,
        "to": one.days.last if one.days else None,
        "observed": seen.value,
        "interval": [seen.low, seen.high] if seen.low is not None else None,
        "verdict": one.verdict,
        "is_in_range": one.past.guess.holds(one.past.came) if one.past else None,
        "last_before": one.last,
        "refusal": seen.why or None,
    }


def calibration_lines(what: str, one: Calibration, groups: Iterable[Group]) -> Iterator[str]:
    """Yield how good guesses were, for people.

    Args:
        what: That is scored, in the plural.
        one: Of all of them.
        groups: Of those that are alike.
    """
    hits = one.hits
    if not hits.count:
        yield f"No {what} could be scored yet; it takes {FEWEST} to judge."
        return
    yield (
        f"{hits.hits} of {hits.count} {what} held what came ({_share(hits)}); {per_cent(PROMISED)} "
        f"is promised. {SENTENCES[hits.judged()].format(FEWEST)}"
    )
    yield from _score_lines(one)
    yield ""
    rows = [("all", one), *((f"  {it.name}", it.calibration) for it in groups)]
    yield table(("", "n", "held", "95% interval", "at or below p50", "judged"), map(_row, rows))


def tests_table(tests: Iterable[GuessTest]) -> str:
    """Give the tests of guesses as a table."""
    headings = ("guess", "tested", "p10", "p50", "p90", "came", "verdict")
    return table(headings, map(_test_row, tests))


def _test_row(one: GuessTest) -> tuple[str, ...]:
    guess, unit = one.made.placed.guess, one.metric.measured_in
    unit = "" if unit == "money" else unit
    numbers = (guess.p10, guess.p50, guess.p90, one.seen.value)
    return (
        guess.statement,
        str(one.on),
        *(number(it, unit) for it in numbers),
        one.verdict.value,
    )


def _score_lines(one: Calibration) -> Iterator[str]:
    middle = one.below[1]
    if one.lean is not Lean.TOO_FEW:
        yield f"{middle.hits} of {middle.count} came at or below p50: {one.lean}."
    if one.bias is not None:
        yield f"What came is {one.bias:.2f} times the middle that was said (geometric mean)."
    scores = one.scores
    if scores is None:
        return
    yield (
        f"Scores as a share of what came, smaller is better: CRPS {scores.crps}, weighted interval "
        f"{scores.weighted_interval}, interval {scores.interval}."
    )
    if scores.skill is not None:
        yield (
            f"Saying the last known value again errs by {scores.of_last}; guesses save "
            f"{per_cent(scores.skill)} of that (n = {scores.against_last})."
        )


def _row(named: tuple[str, Calibration]) -> tuple[str, ...]:
    name, one = named
    hits, middle = one.hits, one.below[1]
    low, high = hits.interval or (None, None)
    interval = (
        f"{per_cent(low)} to {per_cent(high)}" if low is not None and high is not None else ""
    )
    return (
        name,
        str(hits.count),
        _share(hits),
        interval,
        f"{middle.hits} of {middle.count}",
        hits.judged().value,
    )


def _share(hits: Hits) -> str:
    return per_cent(hits.rate) if hits.rate is not None else "–"


def _hits(one: Hits) -> dict[str, Any]:
    return {"hits": one.hits, "n": one.count, "rate": one.rate, "interval": one.interval}


def _scores(one: Scores) -> dict[str, Any]:
    return {
        "n": one.count,
        "crps": one.crps,
        "weighted_interval": one.weighted_interval,
        "interval": one.interval,
        "pinball": one.pinball,
        "n_against_last": one.against_last,
        "of_last": one.of_last,
        "skill": one.skill,
    }
