"""Whether a plan's own values make sense: ids, days, weights, curves and ranges."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.document import Plan
from trueline.plan.kpi import USUAL_ON_PACE_FROM, Assumption, Kpi, Measuring
from trueline.plan.limits import Within
from trueline.plan.naming import Mention, mentions_of
from trueline.plan.parts import Placed, join, kinds_of, name_of, walk
from trueline.plan.soundness.benchmarks import faults_of_benchmarks
from trueline.plan.soundness.costs import faults_of_costs
from trueline.plan.soundness.cover import faults_of_cover
from trueline.plan.soundness.fault import Fault
from trueline.plan.soundness.meetings import faults_of_meetings
from trueline.plan.soundness.references import missing_references
from trueline.plan.soundness.targets import YEARS, faults_of_target

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z", re.ASCII)
CURRENCY = re.compile(r"[A-Z]{3}\Z", re.ASCII)
LONGEST_LOOK_BACK = 1_100


def faults_of_plan(plan: Plan, metrics: MetricCatalogue) -> Iterator[Fault]:
    """Yield every fault that keeps a plan from being used: values first, then references."""
    everything = tuple(walk(plan))
    told = (one for placed in everything for one in mentions_of(placed))
    return faults_among(plan, everything, told, metrics)


def faults_among(
    plan: Plan, records: Sequence[Placed], told: Iterable[Mention], metrics: MetricCatalogue
) -> Iterator[Fault]:
    """Yield the faults of some records of a plan, of its head and of its accounts.

    Args:
        plan: The plan.
        records: Those to look at.
        told: Mentions to look at.
        metrics: The catalogue.
    """
    yield from _of_head(plan)
    for placed in records:
        yield from _of_names(placed)
        yield from _of_numbers(placed)
        yield from faults_of_costs(placed)
        yield from faults_of_cover(placed)
        yield from faults_of_meetings(placed)
        yield from faults_of_benchmarks(placed)
    yield from _of_accounts(plan)
    for placed in records:
        if isinstance(kpi := placed.record, Kpi):
            yield from _of_kpi(placed.path, kpi)
            if kpi.target is not None:
                yield from faults_of_target(f"{placed.path}/target", kpi, kpi.target, plan)
    yield from missing_references(plan, told, metrics)


def _of_head(plan: Plan) -> Iterator[Fault]:
    if not plan.title.strip():
        yield Fault("title", "The plan has no title.", "Write one, such as 2026.")
    yield from _of_days("until", plan.first, plan.until)
    for path, day in (("first", plan.first), ("until", plan.until)):
        if day.year not in YEARS:
            what = f"{day} lies outside the years {YEARS.start} to {YEARS.stop - 1}."
            yield Fault(path, what, "Write a day such as 2026-01-01.")
    if not CURRENCY.match(plan.currency):
        what = f"“{plan.currency}” is no currency code."
        yield Fault("currency", what, "Write three capital letters, such as EUR.")
    for side in plan.perspectives:
        if not 0 < side.weight <= 1:
            path = f"perspectives/{side.id}/weight"
            yield Fault(path, "A weight is above 0 and at most 1.", "40% is 0.4.")


def _of_numbers(placed: Placed) -> Iterator[Fault]:
    for name, kind in kinds_of(type(placed.record)).items():
        if kind.within:
            yield from _of_limits(placed, name, kind.within)


def _of_limits(placed: Placed, name: str, within: Within) -> Iterator[Fault]:
    value = getattr(placed.record, name)
    if value is None:
        return
    is_low = within.lowest is not None and value < within.lowest
    if is_low or (within.highest is not None and value > within.highest):
        remedy = f"Write a number from {within.lowest} to {within.highest}."
        if within.highest is None:
            remedy = f"Write {within.lowest} or more."
        yield Fault(join(placed.path, name), f"{value} is out of bounds.", remedy)


def _of_names(placed: Placed) -> Iterator[Fault]:
    kinds = kinds_of(type(placed.record))
    name = getattr(placed.record, "id", None)
    if "id" in kinds and not ID.match(str(name)):
        what = f"“{name}” is no id."
        remedy = "Use letters, digits, - . and _, beginning with a letter."
        yield Fault(join(placed.path, "id"), what, remedy)
    for field in (name for name, kind in kinds.items() if kind.is_parts):
        counted = Counter(map(name_of, getattr(placed.record, field)))
        for twice in sorted(one for one, count in counted.items() if count > 1):
            what = f"“{twice}” stands here twice."
            yield Fault(join(placed.path, field, twice), what, "Give each its own id.")


def _of_accounts(plan: Plan) -> Iterator[Fault]:
    owners: dict[str, str] = {}
    lists = [(f"channels/{one.id}/accounts", one.id, one.accounts) for one in plan.channels]
    for within, owner, accounts in (*lists, ("loose_accounts", "", plan.loose_accounts)):
        for account in accounts:
            path = join(within, account.id)
            if not account.network or not account.handle or "/" in account.network:
                what = f"“{account.key}” is no account."
                yield Fault(path, what, "Give a network such as instagram, and a handle.")
            elif account.key in owners and owners[account.key] != owner:
                what = f"{account.key} belongs to the channel {owners[account.key]} already."
                yield Fault(path, what, "Keep it in one channel, or its facts count twice.")
            owners.setdefault(account.key, owner)


def _of_kpi(path: str, kpi: Kpi) -> Iterator[Fault]:
    if kpi.weight <= 0:
        yield Fault(f"{path}/weight", "A weight is above 0.", "Write 1 for an ordinary KPI.")
    if kpi.measuring is Measuring.TRAILING and not 1 <= kpi.trailing_days <= LONGEST_LOOK_BACK:
        what = f"A trailing KPI looks back over 1 to {LONGEST_LOOK_BACK} days."
        yield Fault(f"{path}/trailing_days", what, "Write 28 for four weeks.")
    if kpi.baseline is not None:
        yield from _of_days(f"{path}/baseline/until", kpi.baseline.first, kpi.baseline.until)
    yield from _of_limits_of_pace(path, kpi)
    for assumption in kpi.assumptions:
        yield from _of_assumption(f"{path}/assumptions/{assumption.id}", assumption)


def _of_limits_of_pace(path: str, kpi: Kpi) -> Iterator[Fault]:
    on_pace = USUAL_ON_PACE_FROM if kpi.on_pace_from is None else kpi.on_pace_from
    if on_pace <= 0:
        what = f"The KPI is on pace from {on_pace}, and so whatever happens."
        yield Fault(f"{path}/on_pace_from", what, "Write a number above 0, such as 0.95.")
    elif kpi.at_risk_from is not None and kpi.at_risk_from > on_pace:
        what = f"The KPI is at risk from {kpi.at_risk_from}, and on pace from {on_pace} already."
        yield Fault(
            f"{path}/at_risk_from", what, f"Write at most {on_pace}, or raise on_pace_from."
        )


def _of_assumption(path: str, assumption: Assumption) -> Iterator[Fault]:
    guesses = (assumption.p10, assumption.p50, assumption.p90)
    if (assumption.p10 is None) != (assumption.p90 is None):
        missing = "p10" if assumption.p10 is None else "p90"
        what = f"A range has two ends, and {missing} is missing."
        yield Fault(f"{path}/{missing}", what, "Write both, or neither for a single number.")
    quantiles = [one for one in guesses if one is not None]
    if quantiles != sorted(quantiles):
        what = f"The range {' – '.join(map(str, quantiles))} does not rise."
        yield Fault(f"{path}/p50", what, "p10 is the lowest, p90 the highest.")


def _of_days(path: str, first: date, until: date) -> Iterator[Fault]:
    if until <= first:
        what = f"{until} does not come after {first}."
        yield Fault(path, what, "Write the first day that is no longer inside.")
