"""Plans to be checked: the sound one, and what cases change in it."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from trueline.contracts.check import CheckGround, Observed
from trueline.core.codec import decode
from trueline.core.period import Period
from trueline.evidence.weighing.claiming import ShownEffect
from trueline.evidence.weighing.grade import Grade
from trueline.metrics.breaks import DefinitionBreak, known_breaks
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.document import Plan
from trueline.plan.metric_use import Filter
from trueline.plan.soundness.whole import faults_of_plan

TODAY = date(2026, 6, 30)
PLANS = Path(__file__).parent / "cases" / "plans"

Document = dict[str, Any]


@cache
def _document(name: str) -> Document:
    found: Document = yaml.safe_load((PLANS / f"{name}.yaml").read_text("utf-8"))
    return found


def plan_with(changes: Sequence[Mapping[str, Any]] = (), *, of: str = "sound") -> Plan:
    """Give a plan of ``cases/plans`` with changes, one after the other.

    A change is ``set`` a path ``to`` a value, ``add`` a ``part`` to the list at a path, or
    ``remove`` what stands at a path. The outcome must read like any plan of a person: what a
    document may not hold is a fault of the case.
    """
    document = deepcopy(_document(of))
    for change in changes:
        _change(document, change)
    plan = decode(document, Plan)
    assert list(faults_of_plan(plan, load_catalogue())) == []
    return plan


def _change(document: Document, change: Mapping[str, Any]) -> None:
    match change:
        case {"set": str(path), "to": value, **rest} if not rest:
            *above, name = path.split("/")
            _at(document, above)[name] = value
        case {"add": str(path), "part": part, **rest} if not rest:
            *above, name = path.split("/")
            _at(document, above).setdefault(name, []).append(part)
        case {"remove": str(path), **rest} if not rest:
            *above, name = path.split("/")
            within = _at(document, above)
            within.remove(_entry(within, name)) if isinstance(within, list) else within.pop(name)
        case _:
            raise AssertionError(f"no change: {change}")


def _at(document: Any, steps: Sequence[str]) -> Any:
    for step in steps:
        document = _entry(document, step) if isinstance(document, list) else document[step]
    return document


def _entry(items: list[Document], name: str) -> Document:
    return next(one for one in items if _name(one) == name)


def _name(part: Document) -> str:
    return str(part["id"]) if "id" in part else f"{part['network']}:{part['handle']}"


@dataclass(frozen=True, slots=True)
class ToldFacts:
    """Facts as a case tells them.

    Attributes:
        named: Accounts that facts name.
        weeks: Values week by week, by metric.
        values: What was observed over any period, by metric.
        never: What never came in, by metric.
    """

    named: tuple[str, ...] = ()
    weeks: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    never: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def accounts(self) -> tuple[str, ...]:
        return self.named

    def weekly(self, metric: str, part: Filter, period: Period) -> tuple[Decimal | None, ...]:  # noqa: ARG002 - a case tells one part and period
        return tuple(None if one is None else _number(one) for one in self.weeks[metric])

    def lacking(self, metric: str, part: Filter) -> tuple[str, ...]:  # noqa: ARG002 - as above
        return tuple(self.never.get(metric, ()))

    def observed(self, metric: str, part: Filter, period: Period) -> Observed:  # noqa: ARG002 - as above
        told = self.values[metric]
        value, low, high = (told.get(name) for name in ("value", "low", "high"))
        return Observed(
            None if value is None else _number(value),
            None if low is None else _number(low),
            None if high is None else _number(high),
            str(told.get("why", "")),
        )


def ground_of(case: Mapping[str, Any], plan: Plan | None = None) -> CheckGround:
    """Give what a case lets a check look at.

    Its keys: ``changes`` of the sound plan, ``today``, ``breaks`` in the place of the known ones,
    ``effects`` that studies show, and ``facts`` with ``named``, ``weeks``, ``values``
    and ``never``; without ``facts`` there is no ledger.
    """
    told = case.get("breaks")
    breaks = known_breaks() if told is None else tuple(_break(one) for one in told)
    facts = case.get("facts")
    return CheckGround(
        plan or plan_with(case.get("changes", ())),
        load_catalogue(),
        breaks,
        case.get("today", TODAY),
        None
        if facts is None
        else ToldFacts(
            tuple(facts.get("named", ())),
            *(facts.get(key, {}) for key in ("weeks", "values", "never")),
        ),
        lambda: tuple(_effect(one) for one in case.get("effects", ())),
    )


def _effect(told: Mapping[str, Any]) -> ShownEffect:
    return ShownEffect(**{"study": "a-study", "is_up": True, **told, "grade": Grade(told["grade"])})


def _break(told: Mapping[str, Any]) -> DefinitionBreak:
    return DefinitionBreak(**{"settled": told["day"], "bridge": "", "source": "", **told})


def _number(value: object) -> Decimal:
    return Decimal(str(value))
