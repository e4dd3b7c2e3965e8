"""A KPI that is a sum, whose target is not the sum of the targets below it.

What: a KPI names under *sums* the KPIs whose sum it is by definition, and their targets do not come
to its own. Reported too: parts in another unit or due on another day, which have no sum, and a KPI
that counts itself, at once or round a circle of sums, or a part twice. Where a part or the KPI
itself has no target yet, nothing is compared; that is reported as a missing target. Numbers are
compared exactly.

Why it matters: every part reaches its target and the whole is missed, or the other way round. Such
a gap is found in December, when it is too late to ask whose it was.

How to mend it: change the parts or the whole until they agree, or take *sums* out if the whole is
more than its parts.

Source: mission check A16.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.core.spoken_lists import listed
from trueline.core.spoken_numbers import exactly
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.cascade import placed_kpis
from trueline.plan.every import every
from trueline.plan.kpi import Kpi
from trueline.plan.naming import path_of
from trueline.plan.parts import join
from trueline.plan.target import Target

AGREE = "Change the parts or the whole until they agree, or take sums out."


def _find(ground: CheckGround) -> Iterator[Found]:
    known = {one.path: one.kpi for one in placed_kpis(ground.plan)}
    for path, kpi in every(ground.plan, Kpi):
        names = [name for name in kpi.sums if name in known]
        if not names:
            continue
        itself = any(path_of(name) == path for name in names)
        if itself or len(set(names)) < len(names):
            what = f"“{kpi.name}” counts {'itself' if itself else 'a part twice'} in its sum."
            yield Found(join(path, "sums"), what, "Name each part once, and not the KPI itself.")
        elif path in _below(path, known):
            back = [name for name in names if path in _below(path_of(name), known)]
            what = (
                f"“{kpi.name}” is a sum of itself, by way of {listed(known[n].name for n in back)}."
            )
            remedy = "Take out the part that leads back."
            yield Found(join(path, "sums"), what, remedy, ", ".join(sorted(back)))
        else:
            yield from _of_sum(path, kpi, [known[name] for name in names], ground.metrics)


def _below(path: str, known: Mapping[str, Kpi]) -> set[str]:
    """Give the paths of all KPIs that a KPI is a sum of, and of those that they are sums of."""
    sums = {path_of(name): tuple(map(path_of, kpi.sums)) for name, kpi in known.items()}
    reached: set[str] = set()
    waiting = [path]
    while waiting:
        new = set(sums.get(waiting.pop(), ())) - reached
        reached |= new
        waiting.extend(new)
    return reached


def _of_sum(path: str, kpi: Kpi, parts: Sequence[Kpi], metrics: MetricCatalogue) -> Iterator[Found]:
    units = [(one.name, metrics.get(one.metric).measured_in) for one in (kpi, *parts)]
    if len({unit for _, unit in units}) > 1:
        named = ", ".join(f"{name} in {unit}" for name, unit in units)
        what = f"“{kpi.name}” is a sum of KPIs in different units: {named}."
        yield Found(join(path, "sums"), what, "Name parts in its own unit only.", named)
        return
    targets = [one.target for one in parts if one.target]
    if kpi.target and len(targets) == len(parts):
        yield from _of_targets(path, kpi, kpi.target, list(zip(parts, targets, strict=True)))


def _of_targets(
    path: str, kpi: Kpi, whole: Target, parts: Sequence[tuple[Kpi, Target]]
) -> Iterator[Found]:
    if others := [f"{one.name} on {end.due}" for one, end in parts if end.due != whole.due]:
        what = f"“{kpi.name}” is a sum due on {whole.due}, and of its parts are due "
        yield Found(
            join(path, "target", "due"),
            f"{what}{', '.join(others)}.",
            AGREE,
            about=", ".join(sorted(others)),
        )
        return
    total = sum((end.value for _, end in parts), Decimal(0))
    if total != whole.value:
        named = " + ".join(f"{exactly(end.value)} ({one.name})" for one, end in parts)
        yield Found(
            join(path, "target", "value"),
            f"“{kpi.name}” is to reach {exactly(whole.value)}, and the KPIs that it is the sum of "
            f"are to reach {named} = {exactly(total)}: {exactly(abs(whole.value - total))} "
            f"{'too little' if total < whole.value else 'too much'}.",
            AGREE,
            about=f"{exactly(whole.value)}, {exactly(total)}",
        )


CHECK = Check(
    name="target-is-not-its-sum",
    title="Target is not the sum of its parts",
    severity=Severity.BLOCKS,
    source="A16",
    find=_find,
)
