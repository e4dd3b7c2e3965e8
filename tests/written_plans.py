"""Whole plans drawn from a seed, generic over the records, and changes that people might make.

A field or a record that is added to the plan is drawn without a change here. Drawn plans are sound:
the few rules that types do not say stand under FIXED.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from random import Random
from typing import Any

from trueline.core.codec import encode_sparsely
from trueline.core.money import Money
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.applying import EditRefusedError, next_plan
from trueline.plan.benchmark import Benchmark
from trueline.plan.channels.account import Account
from trueline.plan.document import Perspective, Plan
from trueline.plan.edits import AddPart, Edit, SetField, move_part, remove_part
from trueline.plan.governance.meetings import MeetingSeries
from trueline.plan.kpi import Assumption, Direction, Kpi
from trueline.plan.naming import nameable, nameable_at
from trueline.plan.organisation.budget import BudgetLine, CostKind
from trueline.plan.organisation.cover import BusinessCalendar, ResponsePromise
from trueline.plan.organisation.segment import Technographic
from trueline.plan.pairing import parts_of
from trueline.plan.parts import FieldKind, join, kinds_of, look_up, name_of, walk
from trueline.plan.referring import OF_ITS_OWN, Named
from trueline.plan.target import Baseline, Curve, CurveKind, CurvePoint, Target

TEXTS = (
    "",
    "Ada",
    "Müller & Söhne",
    "two\nlines",
    "<b>bold</b>",
    "50 %",
    "a: b",
    "মিতা",
    " x ",
    "no",
)
IDS = ("a", "b", "c", "d-1", "E_2", "f.3")
METRICS = tuple(one.reference for one in load_catalogue().all())
FIRST = date(2026, 1, 1)


class PlanWriter:
    """Draws records; the same seed gives the same plan."""

    def __init__(self, seed: int, most: int = 2) -> None:
        self.random = Random(seed)  # noqa: S311 - plans, no secrets
        self.most = most
        self.handles = 0

    def plan(self) -> Plan:
        """Give a sound plan with every kind of record that it happens to draw."""
        drawn: Plan = self.record(Plan)
        plan = replace(
            drawn,
            first=FIRST,
            until=FIRST + timedelta(days=self.random.randint(1, 900)),
            currency="EUR",
            title=drawn.title.strip() or "2026",
            perspectives=drawn.perspectives or (Perspective("own", "Own", Decimal("0.5")),),
        )
        if not nameable(plan)[Named.KPI]:
            plan = replace(plan, hypotheses=())
        named: Plan = self._named(plan, plan, "")
        return named

    def record(self, kind: Any, name: str = "") -> Any:
        """Give a record of a type, naming nothing yet."""
        values = {field: self.value(one) for field, one in kinds_of(kind).items()}
        if "id" in values:
            values["id"] = name
        fixed = FIXED.get(kind)
        return fixed(self, kind(**values)) if fixed else kind(**values)

    def value(self, kind: FieldKind) -> Any:
        """Give a value of a field."""
        if kind.named is not None:
            return () if kind.is_list else ""
        if kind.is_parts:
            return self._parts(kind.one)
        if kind.is_list:
            count = self.random.randint(0, self.most)
            return tuple(self._one(replace(kind, is_list=False)) for _ in range(count))
        if kind.is_optional and self.random.random() < 0.4:
            return None
        return self._one(kind)

    def _parts(self, kind: Any) -> Any:
        count = self.random.randint(0, self.most)
        if "id" in kinds_of(kind):
            names = self.random.sample(IDS, count)
            return tuple(self.record(kind, name) for name in names)
        if "rung" in kinds_of(kind):
            rungs = self.random.sample(list(Technographic), count)
            return tuple(replace(self.record(kind), rung=rung) for rung in rungs)
        return tuple(self.record(kind) for _ in range(count))

    def _one(self, kind: FieldKind) -> Any:
        if kind.is_record:
            return self.record(kind.one)
        if issubclass(kind.one, Enum):
            return self.random.choice(list(kind.one))
        return self._plain(kind)

    def _plain(self, kind: FieldKind) -> Any:
        low = kind.within.lowest if kind.within and kind.within.lowest is not None else 0
        high = kind.within.highest if kind.within and kind.within.highest is not None else 900
        number = self.random.randint(low * 100, high * 100)
        forms: Mapping[Any, Callable[[], Any]] = {
            str: lambda: self.random.choice(TEXTS),
            bool: lambda: self.random.random() < 0.5,
            int: lambda: number // 100,
            Decimal: lambda: self.random.choice(
                (Decimal(number).scaleb(-2), Decimal(number // 100))
            ),
            date: lambda: FIRST + timedelta(days=number % 900),
            Money: lambda: Money(Decimal(number) / 100, "EUR"),
        }
        return forms[kind.one]()

    def _named(self, plan: Plan, record: Any, path: str) -> Any:
        """Give a record with names of what the plan has."""
        changes: dict[str, Any] = {}
        for name, kind in kinds_of(type(record)).items():
            value, at = getattr(record, name), join(path, name)
            if kind.named is not None and not path.startswith("goals/"):
                is_needed = _is_needed(type(record), name)
                changes[name] = self.names(plan, at, kind, is_needed=is_needed)
            elif kind.is_record and kind.is_list:
                items = enumerate(value, start=1)
                named = (
                    self._named(plan, one, join(at, name_of(one) or str(n))) for n, one in items
                )
                changes[name] = tuple(named)
            elif kind.is_record and value is not None:
                changes[name] = self._named(plan, value, at)
        return replace(record, **changes)

    def names(self, plan: Plan, path: str, kind: FieldKind, *, is_needed: bool) -> Any:
        """Give names that a field may hold."""
        choices = _choices(plan, path, kind)
        if kind.is_list:
            return tuple(self.random.sample(choices, min(len(choices), self.random.randint(0, 2))))
        if is_needed or (choices and self.random.random() < 0.5):
            return self.random.choice(choices)
        return ""

    def edit(self, plan: Plan) -> Edit:
        """Give a change that somebody might ask for, sound or not."""
        return self.random.choice((self._set, self._set, self._add, self._remove, self._move))(plan)

    def _set(self, plan: Plan) -> Edit:
        placed = self.random.choice(tuple(walk(plan)))
        known = kinds_of(type(placed.record))
        free = [name for name, kind in known.items() if not kind.is_parts and name != "id"]
        field = self.random.choice(free or ["title"])
        kind = known[field]
        path = join(placed.path, field)
        value = self.value(kind)
        if kind.named is not None:
            value = self.names(plan, path, kind, is_needed=False)
        return SetField(
            path, encode_sparsely(value), encode_sparsely(getattr(placed.record, field))
        )

    def _lists(self, plan: Plan) -> list[tuple[str, Any]]:
        return [
            (join(placed.path, name), kind.one)
            for placed in walk(plan)
            for name, kind in kinds_of(type(placed.record)).items()
            if kind.is_parts
        ]

    def _add(self, plan: Plan) -> Edit:
        within, kind = self.random.choice(self._lists(plan))
        names = ["", *map(name_of, look_up(plan, within))]
        part = self.record(kind, self.random.choice((*IDS, "new")))
        name = name_of(part)
        return AddPart(within, name, encode_sparsely(part), self.random.choice(names))

    def _remove(self, plan: Plan) -> Edit:
        return remove_part(plan, self.random.choice(tuple(parts_of(plan))).path)

    def _move(self, plan: Plan) -> Edit:
        part = self.random.choice(tuple(parts_of(plan)))
        lists = [path for path, kind in self._lists(plan) if kind is type(part.record)]
        to = self.random.choice(lists)
        names = ["", *map(name_of, look_up(plan, to))]
        return move_part(plan, part.path, to, after=self.random.choice(names))

    def changed(self, plan: Plan, count: int) -> Plan:
        """Give the plan after so many changes, whatever they make of it."""
        for _ in range(count):
            try:
                plan, _ = next_plan(plan, self.edit(plan))
            except EditRefusedError:
                continue
        return plan


def _choices(plan: Plan, path: str, kind: FieldKind) -> list[str]:
    if kind.named is Named.METRIC:
        return list(METRICS)
    if kind.named in OF_ITS_OWN:
        return list(nameable_at(plan, path, kind.named))
    return list(nameable(plan)[kind.named]) if kind.named else []


def _is_needed(kind: Any, name: str) -> bool:
    return next(one for one in fields(kind) if one.name == name).default is MISSING


def _account(writer: PlanWriter, drawn: Account) -> Account:
    writer.handles += 1
    ending = writer.random.choice(("", "/page", "%2F", ":x", " y"))
    network = writer.random.choice(("instagram", "web", "x"))
    return replace(drawn, network=network, handle=f"acme{writer.handles}{ending}")


def _perspective(_: PlanWriter, drawn: Perspective) -> Perspective:
    return replace(drawn, weight=min(drawn.weight, Decimal("0.98")) + Decimal("0.01"))


def _assumption(writer: PlanWriter, drawn: Assumption) -> Assumption:
    if drawn.p10 is None or drawn.p90 is None or writer.random.random() < 0.3:
        return replace(drawn, p10=None, p90=None)
    p10, p50, p90 = sorted((drawn.p10, drawn.p50, drawn.p90))
    return replace(drawn, p10=p10, p50=p50, p90=p90)


def _line(_: PlanWriter, drawn: BudgetLine) -> BudgetLine:
    is_time = drawn.kind is CostKind.STAFF_TIME and drawn.hours is not None
    until = drawn.until
    if drawn.first is not None and until is not None and until <= drawn.first:
        until = drawn.first + timedelta(days=1)
    return replace(drawn, hours=Decimal("7.5") if is_time else None, until=until)


def _calendar(writer: PlanWriter, drawn: BusinessCalendar) -> BusinessCalendar:
    return replace(
        drawn,
        zone=writer.random.choice(("UTC", "Europe/Dublin", "Asia/Kolkata")),
        hours=writer.random.choice(((), ("Mon-Fri 09:00-12:30, 13:30-18:00", "Sat 10:00-14:00"))),
        holidays=writer.random.choice(("", "IE", "DE-BY")),
        extra=writer.random.choice(((), ("2026-11-28 09:00-17:00",))),
    )


def _meeting(writer: PlanWriter, drawn: MeetingSeries) -> MeetingSeries:
    return replace(
        drawn,
        rule=writer.random.choice(("FREQ=WEEKLY", "FREQ=MONTHLY;BYDAY=3TH")),
        starts=writer.random.choice(("09:00", "14:30")),
        zone=writer.random.choice(("", "UTC", "Europe/Dublin")),
        holidays=writer.random.choice(("", "IE", "DE-BY")),
    )


def _promise(_: PlanWriter, drawn: ResponsePromise) -> ResponsePromise:
    return replace(drawn, first_reply_min=drawn.first_reply_min or 60)


def _benchmark(writer: PlanWriter, drawn: Benchmark) -> Benchmark:
    return replace(
        drawn,
        segment=drawn.segment.strip() or "Retailers",
        source=drawn.source.strip() or "A report",
        up_to=None if drawn.up_to is None else drawn.value + 1,
        address=writer.random.choice(("", "https://example.org/report")),
    )


def _kpi(writer: PlanWriter, drawn: Kpi) -> Kpi:
    days = writer.random.randint
    back = timedelta(days=days(1, 400))
    baseline = drawn.baseline and replace(drawn.baseline, first=FIRST - back, until=FIRST)
    return replace(
        drawn,
        weight=drawn.weight + Decimal("0.1"),
        trailing_days=days(1, 400),
        baseline=baseline,
        target=drawn.target and _target(writer, drawn, baseline),
        on_pace_from=None if drawn.on_pace_from is None else Decimal(1),
        at_risk_from=None if drawn.at_risk_from is None else Decimal("0.5"),
    )


def _target(writer: PlanWriter, kpi: Kpi, baseline: Baseline | None) -> Target:
    start = baseline.value if baseline else Decimal(5)
    step = Decimal(writer.random.randint(0, 900)) / 100
    way = -step if kpi.direction is Direction.DOWN else step
    due = FIRST + timedelta(days=writer.random.randint(40, 900))
    value = start + way
    return Target(value, due, _curve(writer), value + way, value - 1)


def _curve(writer: PlanWriter) -> Curve:
    kind = writer.random.choice(list(CurveKind))
    if kind is CurveKind.SEASONAL:
        weights = tuple(Decimal(writer.random.randint(1, 9)) for _ in range(12))
        return Curve(kind, month_weights=weights)
    if kind is CurveKind.POINTS:
        on = sorted(writer.random.sample(range(1, 40), 2))
        points = (CurvePoint(FIRST + timedelta(days=day), Decimal("0.25")) for day in on)
        return Curve(kind, points=tuple(points))
    return Curve()


FIXED: Mapping[Any, Callable[[PlanWriter, Any], Any]] = {
    Account: _account,
    Perspective: _perspective,
    Assumption: _assumption,
    Benchmark: _benchmark,
    BudgetLine: _line,
    BusinessCalendar: _calendar,
    MeetingSeries: _meeting,
    ResponsePromise: _promise,
    Kpi: _kpi,
    Curve: lambda writer, _: _curve(writer),
}
"""Rules that the types do not say."""
