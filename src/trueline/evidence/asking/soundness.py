"""Whether a study hangs together: what is named is there, and can be answered at all."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from trueline.evidence.stated_worth import Guess, Worth
from trueline.evidence.study import Study, Treatment
from trueline.evidence.study_source import Columns, Source
from trueline.plan.soundness.fault import Fault

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z", re.ASCII)
CURRENCY = re.compile(r"[A-Z]{3}\Z", re.ASCII)
LONGEST_ID, LONGEST_QUESTION = 80, 500
UNITS_OF_FACTS = ("account", "channel", "region", "segment")
GRAINS = ("day", "week")
LINES = ("revenue", "avoided-cost", "insight")
LEAST_LEVEL, MOST_LEVEL = 0.5, 0.99


def faults_of_study(study: Study) -> Iterator[Fault]:
    """Yield every fault that keeps a study from being asked."""
    yield from _of_head(study)
    yield from _of_source(study.source)
    yield from _of_columns(study)
    yield from _of_treatment(study.treatment, study.columns)
    yield from _of_media(study)
    if study.worth is not None:
        yield from _of_worth(study.worth)


def _of_head(study: Study) -> Iterator[Fault]:
    if not ID.match(study.id) or len(study.id) > LONGEST_ID:
        what = f"“{study.id}” is no id of a study."
        yield Fault("id", what, "Write small letters, digits and hyphens, such as show-your-mend.")
    if not study.question.strip():
        yield Fault("question", "The study asks nothing.", "Write the question in a sentence.")
    if len(study.question) > LONGEST_QUESTION:
        yield Fault("question", "The question is too long.", "Say it in 500 letters at most.")
    if not LEAST_LEVEL <= study.level <= MOST_LEVEL:
        remedy = "Write a share from 0.5 to 0.99, such as 0.9."
        yield Fault("level", f"No interval can have the level {study.level}.", remedy)
    if study.seed < 0:
        yield Fault("seed", "A seed cannot be below zero.", "Write a whole number, such as 1.")
    if study.season < 0:
        remedy = "Write the periods of a season, such as 7, or 0."
        yield Fault("season", "A season cannot be below zero.", remedy)
    yield from _twice("methods", study.methods)


def _of_source(source: Source) -> Iterator[Fault]:
    if bool(source.path) == bool(source.metric):
        what = (
            "The source is neither a file nor a metric."
            if not source.path
            else ("The source names both a file and a metric.")
        )
        yield Fault("source", what, "Give either “path” or “metric”.")
    if source.metric and source.by not in UNITS_OF_FACTS:
        remedy = f"Use one of: {', '.join(UNITS_OF_FACTS)}."
        yield Fault("source/by", f"Facts have no units “{source.by}”.", remedy)
    if source.path and source.by not in ("", "member"):
        remedy = "Write “member” where units are people, or leave it out."
        yield Fault("source/by", f"A file's units are not named by “{source.by}”.", remedy)
    if source.grain not in GRAINS:
        remedy = f"Use one of: {', '.join(GRAINS)}."
        yield Fault("source/grain", f"“{source.grain}” is no grain of facts.", remedy)
    if source.decimal not in ("", ".", ","):
        remedy = 'Write "." or ",", in quotes.'
        yield Fault("source/decimal", f"“{source.decimal}” is no decimal mark.", remedy)


def _of_columns(study: Study) -> Iterator[Fault]:
    columns = study.columns
    if study.source.metric:
        if columns != Columns():
            what = "Facts have no columns to be named."
            yield Fault("columns", what, "Write {} where the source is a metric.")
        return
    if not columns.outcome:
        yield Fault("columns/outcome", "No column is the outcome.", "Name the column.")
    if not columns.unit and not columns.period and not columns.covariates and not columns.before:
        yield from _of_bare_rows(study)
    if columns.before and columns.period:
        what = "Earlier outcomes have columns of their own only where a row is a unit."
        yield Fault("columns/before", what, "Leave out “period” or “before”.")
    numbers = (columns.outcome, columns.placebo_outcome, columns.attributed, columns.weight)
    roles = (*numbers, columns.unit, columns.period, *columns.before, *columns.controls)
    media = (one.column for one in columns.media)
    yield from _twice("columns", (one for one in (*roles, *media) if one))
    yield from _twice("columns/covariates", columns.covariates)
    if columns.outcome in columns.covariates:
        what = "The outcome cannot be a covariate of itself."
        yield Fault("columns/covariates", what, "Leave it out.")


def _of_bare_rows(study: Study) -> Iterator[Fault]:
    if not study.treatment.column:
        what = "Nothing says what a row is."
        yield Fault("columns", what, "Name the column of the period, of the unit, or both.")


def _of_treatment(treatment: Treatment, columns: Columns) -> Iterator[Fault]:
    if treatment.column and treatment.units:
        what = "Who got the tactic is said twice: by a column and by name."
        yield Fault("treatment", what, "Keep “column” or “units”.")
    if treatment.column and treatment.start:
        what = "The column says who got the tactic and when; a start contradicts it."
        yield Fault("treatment/start", what, "Leave “start” out, or name “units” instead.")
    if treatment.units and not treatment.start and (columns.period or not columns.outcome):
        what = "Nothing says since when these units got the tactic."
        yield Fault("treatment/start", what, "Write their first treated period.")
    if treatment.says_start and not treatment.column:
        what = "No column is named that could hold the first treated period."
        yield Fault("treatment/says_start", what, "Name it as “column”.")
    if treatment.word and (treatment.says_start or not treatment.column):
        what = "A word means something only in a column that says who got the tactic."
        yield Fault("treatment/word", what, "Name the column, and leave says_start out.")
    share = treatment.planned_share
    if share is not None and not 0 < share < 1:
        what = f"{share} is no share of units that were to be treated."
        yield Fault("treatment/planned_share", what, "Write a share, such as 0.5.")
    yield from _twice("treatment/units", treatment.units)


def _of_media(study: Study) -> Iterator[Fault]:
    names = [one.name for one in study.columns.media]
    yield from _twice("columns/media", names)
    for place, test in enumerate(study.tests, start=1):
        if test.medium not in names:
            what = f"No medium of the study is called “{test.medium}”."
            yield Fault(f"tests/{place}/medium", what, f"Name one of: {', '.join(names)}.")
        if test.error <= 0:
            what = "The test has no standard error above zero."
            yield Fault(f"tests/{place}/error", what, "Write the error that the test had.")
        if test.spend_before + test.spend_change < 0:
            what = "During the test less than nothing would have been spent."
            remedy = "A pause changes spend by minus what was spent before."
            yield Fault(f"tests/{place}/spend_change", what, remedy)


def _of_worth(worth: Worth) -> Iterator[Fault]:
    if not CURRENCY.match(worth.currency):
        what = f"“{worth.currency}” is no currency."
        yield Fault("worth/currency", what, "Write three letters, such as EUR.")
    if worth.line not in LINES:
        remedy = f"Use one of: {', '.join(LINES)}."
        yield Fault("worth/line", f"A return has no line “{worth.line}”.", remedy)
    if worth.margin is not None:
        yield from _of_guess("worth/margin", worth.margin)
    for place, cost in enumerate(worth.costs, start=1):
        path = f"worth/costs/{place}/amount"
        yield from _of_guess(path, cost.amount)
        if cost.amount.p10 < 0:
            yield Fault(path, "A cost cannot be below zero.", "Write what was spent.")


def _of_guess(path: str, guess: Guess) -> Iterator[Fault]:
    if not guess.p10 <= guess.p50 <= guess.p90:
        what = f"{guess.p10:g}, {guess.p50:g} and {guess.p90:g} are not in order."
        yield Fault(path, what, "p10 is the lowest and p90 the highest.")


def _twice(path: str, names: Iterable[str]) -> Iterator[Fault]:
    for name, count in Counter(names).items():
        if count > 1:
            yield Fault(path, f"“{name}” stands here twice.", "Keep one of the two.")
