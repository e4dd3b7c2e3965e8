"""Metrics made of a metric whose definition changed: each follows, from the same day on.

A formula names metrics without their versions: what is meant is the definition in force on the
day asked about. So where a part changes, the whole changes, and gets a version of its own. Days
before and after are then never compared by mistake, and a plan that names the version before
goes on with it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.combining import combining_of
from trueline.metrics.expression import Expression, leaves_of, put_in
from trueline.metrics.formula import parse_formula
from trueline.metrics.metric import Metric

Wanted = tuple[date, Metric, Expression]
"""First day of a definition, the version whose words it has, and its whole formula."""


def whole_on(catalogue: MetricCatalogue, name: str, formula: str, day: date) -> Expression:
    """Give a formula with others put in as they are in force on a day; its own name stays."""
    written = parse_formula(formula)
    parts = {}
    for part in leaves_of(written):
        whole = catalogue.formula_of(catalogue.in_force(part, day)) if part != name else None
        if whole is not None:
            parts[part] = whole
    return put_in(written, parts)


def with_version(
    before: MetricCatalogue, metric: Metric, whole: Expression, *, first: date, cause: str = ""
) -> MetricCatalogue:
    """Give a catalogue with one more version of a metric, in force from a day on.

    Args:
        before: As it was.
        metric: The version.
        whole: Its formula, others put in.
        first: First day in force; ``date.min`` where it counts on every day.
        cause: Version of the metric that it follows; empty where somebody said it.
    """
    was = before.metrics.get(metric.id)
    older, formulas = dict(before.older), dict(before.older_formulas)
    if was is not None:
        older[was.reference] = was
        if (formula := before.formulas.get(was.id)) is not None:
            formulas[was.reference] = formula
    # What people said keeps its number, whatever another change made follow in that moment.
    for one in [one for one in older.values() if one.id == metric.id]:
        if one.version >= metric.version:
            older.pop(one.reference)
            formulas.pop(one.reference, None)
    reference = metric.reference
    number = max(metric.version, before.numbers.get(metric.id, 0))
    return replace(
        before,
        metrics={**before.metrics, metric.id: metric},
        formulas={**before.formulas, metric.id: whole},
        older=older,
        older_formulas=formulas,
        since=before.since if first == date.min else {**before.since, reference: first},
        causes={**before.causes, reference: cause} if cause else before.causes,
        numbers={**before.numbers, metric.id: number},
    )


def follow(catalogue: MetricCatalogue, name: str, *, first: date, cause: str) -> MetricCatalogue:
    """Give a catalogue in which a metric is what its parts make of it, from a day on.

    Args:
        catalogue: Holds the change of a part.
        name: Id of the metric.
        first: First day on which the change is in force.
        cause: Version of the part.

    Raises:
        ValueError: What is made of the parts could not be worked out; the message is a sentence.
    """
    wanted = list(_wanted(catalogue, name, first))
    present = [(day, whole) for day, _, whole in _present(catalogue, name, first)]
    same = 0
    while same < min(len(wanted), len(present)) and present[same] == wanted[same][::2]:
        same += 1
    if same == len(wanted) == len(present):
        return catalogue
    for day, said, whole in wanted[same:]:
        together = _brought_together(catalogue, said, whole)
        metric = replace(together, version=catalogue.next_version(name))
        catalogue = with_version(catalogue, metric, whole, first=day, cause=cause)
    return catalogue


def made_of(catalogue: MetricCatalogue, name: str) -> tuple[str, ...]:
    """Give the metrics whose formula names a metric, or one made of it; parts before wholes."""
    naming: dict[str, set[str]] = {}
    for metric in (*catalogue.older.values(), *catalogue.all()):
        for part in leaves_of(parse_formula(metric.formula)) if metric.formula else ():
            naming.setdefault(part, set()).add(metric.id)
    order: list[str] = []

    def visit(part: str, above: tuple[str, ...]) -> None:
        for one in sorted(naming.get(part, ())):
            if one not in above and one not in order:
                visit(one, (*above, one))
                order.append(one)

    visit(name, (name,))
    return tuple(reversed(order))


def circle_of(catalogue: MetricCatalogue, name: str, written: Expression) -> str:
    """Say which metrics would need each other if a metric had a formula; empty for none."""
    through = [part for part in leaves_of(written) if part in made_of(catalogue, name)]
    return " and ".join((name, *through)) if through else ""


def _wanted(catalogue: MetricCatalogue, name: str, first: date) -> Iterator[Wanted]:
    """Yield what a metric is from a day on by its own words and its parts, in order."""
    own = catalogue.eras(name)
    days = {first, *(day for day, _ in own)}
    for _, said in own:
        for part in leaves_of(parse_formula(said.formula)) if said.formula else ():
            days |= {day for day, _ in catalogue.eras(part)} if part != name else set()
    before: Expression | None = None
    for day in sorted(one for one in days if one >= first):
        said = catalogue.in_force(name, day)
        if not said.formula:
            continue
        whole = whole_on(catalogue, name, said.formula, day)
        if whole != before:
            yield day, said, whole
        before = whole


def _present(catalogue: MetricCatalogue, name: str, first: date) -> Iterator[Wanted]:
    """Yield what a metric is from a day on as the catalogue has it."""
    eras = catalogue.eras(name)
    before: Expression | None = None
    for at, (day, metric) in enumerate(eras):
        ends = eras[at + 1][0] if at + 1 < len(eras) else date.max
        whole = catalogue.formula_of(metric)
        if ends > first and whole is not None and whole != before:
            yield max(day, first), metric, whole
        before = whole if ends > first else before


def _brought_together(catalogue: MetricCatalogue, said: Metric, whole: Expression) -> Metric:
    """Give a metric that comes together as its parts do now; as it did, where they do."""
    before = catalogue.formula_of(said)
    parts = {one: catalogue.reported(one) for one in leaves_of(whole)}
    try:
        now = combining_of(whole, parts)
    except ValueError as fault:
        message = f"{said.name}, which is made of it, could not be worked out any more: {fault}"
        raise ValueError(message) from None
    if before is not None:
        then = combining_of(before, {one: catalogue.reported(one) for one in leaves_of(before)})
        if then == now:
            return said
    return replace(said, kind=now.kind, over_time=now.over_time, over_entities=now.over_entities)
