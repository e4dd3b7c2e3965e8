"""Studies of one tactic over the same days: one of them counts, or money would count twice.

So do studies of the very same rows, tactic named or not.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from trueline.core.period import Period
from trueline.evidence.study import Study
from trueline.evidence.weighing.grade import Grade
from trueline.usecases.studying.running import StudyRun

GRAINS = {"day": timedelta(days=1), "week": timedelta(days=7)}


def counted_elsewhere(runs: Iterable[StudyRun]) -> dict[str, str]:
    """Give studies whose money another one counts, with that one's id.

    The better grade counts, and the newer one of the same grade; what has no lift counts nowhere.
    """
    found: dict[str, str] = {}
    kept: list[StudyRun] = []
    for run in sorted(runs, key=_best_first):
        other = next((one for one in kept if _say_the_same(one, run)), None)
        if other is None:
            kept.append(run)
        else:
            found[run.asked.id] = other.asked.id
    return found


def treated_days(run: StudyRun) -> Period | None:
    """Give the days from the start of the tactic to the end of a run's best estimate.

    None where the data do not write periods as days, or nobody says when the tactic began.
    """
    finding, asked = run.results.finding, run.asked
    if finding is None:
        return None
    best = finding.graded[0].estimate
    first, last = _day(asked.treatment.start), _day(best.window[1])
    if first is None or last is None or last < first:
        return None
    grain = GRAINS[asked.source.grain] if asked.source.metric else GRAINS["day"]
    return Period(first, last + grain)


def _best_first(run: StudyRun) -> tuple[str, float, str]:
    finding = run.results.finding
    grade = finding.grade if finding and finding.lift is not None else Grade.E
    return grade.value, -run.at.timestamp(), run.asked.id


def _say_the_same(first: StudyRun, second: StudyRun) -> bool:
    one, other = first.asked, second.asked
    if one.worth is None or other.worth is None or one.worth.line != other.worth.line:
        return False
    if _read_the_same(first, second):
        return True
    if not _tactic(one) or _tactic(one) != _tactic(other):
        return False
    days = treated_days(first), treated_days(second)
    if days[0] is None or days[1] is None:
        return _measure_the_same(one, other)
    return days[0].first < days[1].until and days[1].first < days[0].until


def _read_the_same(first: StudyRun, second: StudyRun) -> bool:
    """Say whether two runs ask the same rows of the same units, outcome and window."""
    rows = first.results.rows, second.results.rows
    windows = first.asked.windows, second.asked.windows
    return (
        rows[0] == rows[1]
        and windows[0] == windows[1]
        and _measure_the_same(first.asked, second.asked)
    )


def _measure_the_same(one: Study, other: Study) -> bool:
    """Say whether two studies measure one outcome of the same treated units, by what they name."""
    return _outcome(one) == _outcome(other) and _treated(one) == _treated(other)


def _outcome(study: Study) -> str:
    return study.source.metric or study.columns.outcome


def _treated(study: Study) -> tuple[str, str, frozenset[str]]:
    named = study.treatment
    return named.column, named.word, frozenset(named.units)


def _tactic(study: Study) -> str:
    return study.tactic or study.tactic_name.strip().casefold()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
