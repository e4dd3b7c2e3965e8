"""Whether everything that a plan refers to is there.

What a field may name stands beside the field (``plan.referring``); nothing is listed here.
"""

import difflib
from collections.abc import Collection, Iterable, Iterator

from trueline.core.errors import MissingError
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.document import Plan
from trueline.plan.naming import Mention, nameable_at, names_of
from trueline.plan.referring import OF_ITS_OWN, Named
from trueline.plan.soundness.fault import Fault


def missing_references(
    plan: Plan, told: Iterable[Mention], metrics: MetricCatalogue
) -> Iterator[Fault]:
    """Yield a fault for each name that leads nowhere.

    Args:
        plan: Where it should lead.
        told: Mentions to look at.
        metrics: The catalogue.
    """
    known: dict[Named, Collection[str]] = {}
    for goal in plan.goals:
        if goal.serves:
            path = f"goals/{goal.id}/serves"
            yield Fault(path, "A goal of the organisation serves no other.", "Leave the key out.")
    for one in told:
        if one.what is Named.METRIC:
            yield from _of_metric(one, metrics)
        elif one.what in OF_ITS_OWN:
            yield from _unknown(one, nameable_at(plan, one.path, one.what))
        elif one.what is not Named.PERSON and not one.path.startswith("goals/"):
            if one.what not in known:
                known[one.what] = names_of(plan, one.what)
            yield from _unknown(one, known[one.what])


def _of_metric(mention: Mention, metrics: MetricCatalogue) -> Iterator[Fault]:
    try:
        metric = metrics.get(mention.name)
    except MissingError as missing:
        remedy = "Write a metric of the catalogue with its version."
        yield Fault(mention.path, str(missing), remedy)
        return
    if mention.name != metric.reference:
        what = f"{mention.name} does not say which version of the definition is meant."
        yield Fault(mention.path, what, f"Write {metric.reference}.")


def _unknown(mention: Mention, known: Collection[str]) -> Iterator[Fault]:
    if mention.name not in known:
        near = difflib.get_close_matches(mention.name, known, n=1) or sorted(known)
        hint = f"Known: {', '.join(near)}." if near else f"The plan has no {mention.what} yet."
        yield Fault(mention.path, f"There is no {mention.what} “{mention.name}”.", hint)
