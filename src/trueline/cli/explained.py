"""How an explained change is printed."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from trueline.cli.printing import difference, number, table
from trueline.core.percent import per_cent
from trueline.core.period import Period
from trueline.measure.explaining.breaks_on_the_way import BreakOnTheWay
from trueline.measure.explaining.change_line import ChangeLine, LineKind
from trueline.measure.explaining.explanation import Method
from trueline.measure.measured import Measured
from trueline.usecases.explaining.explain_change import ExplainedChange
from trueline.usecases.explaining.explain_kpi import ExplainedKpi
from trueline.usecases.explaining.products import Product
from trueline.usecases.explaining.top_days import TopDay
from trueline.usecases.explaining.top_posts import PostsCompared


def explained_document(found: ExplainedKpi) -> dict[str, Any]:
    """Give an explained KPI for ``--json``."""
    change, told = found.change, found.change.explanation
    return {
        "kpi": found.placed.path,
        "name": found.placed.kpi.name,
        "metric": change.metric.reference,
        "revision": found.revision,
        "unit": change.after.measured_in,
        "against": change.periods.against.value if change.periods.against else None,
        "earlier": _side(change.periods.before, change.before, told.before),
        "later": _side(change.periods.after, change.after, told.after),
        "is_per_day": told.is_per_day,
        "change": told.change,
        "relative": told.relative,
        "method": told.method.value,
        "why": told.why or None,
        "instead": told.instead or None,
        "by": change.by,
        "ways": change.ways,
        "lines": [_line(one) for one in told.lines],
        "volume_and_rate": [_product(one) for one in change.products],
        "breaks": [_break(one) for one in change.breaks],
        "restated": change.restated,
        "days": [_day(one) for one in change.rows.days],
        "rows": change.rows.rows,
        "posts": _posts(change.rows.posts),
    }


def explained_lines(found: ExplainedKpi) -> list[str]:
    """Give an explained KPI for people."""
    change, told = found.change, found.change.explanation
    unit = change.after.measured_in
    lines = [
        f"{found.placed.kpi.name} ({change.metric.reference})",
        f"  {_days(change.periods.after)}: {number(told.after, unit)}{_per_day(change)}",
        f"  {_days(change.periods.before)}: {number(told.before, unit)}{_per_day(change)}",
        f"  change: {difference(told.change, unit)}{_relative(told.relative)}",
    ]
    lines += [f"  {told.why} {told.instead}".rstrip()] if told.why else []
    lines += _notes(change)
    if told.lines:
        lines += ["", f"By {change.by} ({told.method.value})", _table_of(change)]
    for one in change.products:
        volume, rate = (difference(each.amount, unit) for each in one.effects)
        lines += ["", f"{one.volume_name} {volume}, {one.rate.name} {rate}"]
    if change.rows.days:
        lines += ["", "Days that moved it most", _days_table(change)]
    if change.rows.rows:
        cells = ((f"  {one.day}", number(one.value, unit), one.fact) for one in change.rows.rows)
        lines += ["", "Rows that stand out", table(("  day", "value", "fact"), cells)]
    return lines + list(_post_lines(change.rows.posts))


def _side(period: Period, found: Measured, compared: Decimal | None) -> dict[str, Any]:
    return {
        "from": period.first,
        "to": period.last,
        "value": found.value,
        "compared": compared,
        "coverage": found.coverage,
        "basis": found.basis or None,
        "refusal": found.why or None,
        "caveats": found.caveats,
        "parts": found.parts,
        "facts_behind": found.fact_count,
    }


def _line(one: ChangeLine) -> dict[str, Any]:
    return {
        "key": one.key or None,
        "label": one.label or None,
        "kind": one.kind.value,
        "before": one.before,
        "after": one.after,
        "contribution": one.contribution,
        "effects": {each.kind.value: each.amount for each in one.effects},
        "share_before": one.shares[0],
        "share_after": one.shares[1],
        "coverage_before": one.coverage[0],
        "coverage_after": one.coverage[1],
    }


def _break(one: BreakOnTheWay) -> dict[str, Any]:
    return {
        "break": one.broken.id,
        "metric": one.broken.metric,
        "day": one.broken.day,
        "settled": one.broken.settled,
        "what": one.broken.what,
        "bridge": one.broken.bridge or None,
        "is_renaming": one.is_bridged,
        "accounts": one.accounts,
    }


def _day(one: TopDay) -> dict[str, Any]:
    return {
        "day": one.moved.day,
        "account": one.moved.account,
        "value": one.moved.value,
        "usual": one.moved.usual,
        "effect": one.moved.effect,
        "facts": [each.fact for each in one.facts],
        "facts_behind": one.fact_count,
    }


def _product(one: Product) -> dict[str, Any]:
    return {
        "volume": one.volume_name,
        "volumes": one.volumes,
        "rate": one.rate.reference,
        "rates": one.rates,
        "effects": {each.kind.value: each.amount for each in one.effects},
    }


def _posts(found: PostsCompared | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "metric": found.metric.id,
        "basis": "lifetime",
        "before": found.before,
        "after": found.after,
    }


def _notes(change: ExplainedChange) -> Iterator[str]:
    lengths = change.periods.before.day_count, change.periods.after.day_count
    if lengths[0] != lengths[1]:
        yield f"  {lengths[1]} days are compared with {lengths[0]}."
    for one in change.breaks:
        word = "Renamed" if one.is_bridged else "Definition break"
        yield f"  {word} on {one.broken.day}: {one.broken.what} {one.broken.bridge}".rstrip()
    for each in change.restated:
        period = "later" if each.is_later else "earlier"
        by = "" if each.difference is None else f", {difference(each.difference, '')} together"
        yield (
            f"  Restated in the {period} period: {each.fact_count} values of {each.metric} of "
            f"{each.account}{by}."
        )
    for name, found in (("earlier", change.before), ("later", change.after)):
        yield from (f"  In the {name} period: {caveat}" for caveat in found.caveats)


def _table_of(change: ExplainedChange) -> str:
    told, unit = change.explanation, change.after.measured_in
    kinds = list(dict.fromkeys(each.kind for one in told.lines for each in one.effects))
    has_columns = len(kinds) > 1 and told.method is Method.RATE_AND_MIX
    headings = ("  part", "earlier", "later", "adds", *(kinds if has_columns else ()))
    rows = []
    for one in told.lines:
        effects = (difference(one.amount_of(kind), unit) for kind in kinds) if has_columns else ()
        values = number(one.before, unit), number(one.after, unit)
        rows.append((f"  {_name(one)}", *values, difference(one.contribution, unit), *effects))
    return table(headings, rows)


def _name(line: ChangeLine) -> str:
    match line.kind:
        case LineKind.DAYS:
            return "(days without a value)"
        case LineKind.REMAINDER:
            return "(not told apart)"
        case LineKind.UNMEASURED:
            return f"{line.label or '(empty)'} (measured in one period only)"
    return line.label or "(empty)"


def _days_table(change: ExplainedChange) -> str:
    unit = change.after.measured_in
    rows = (
        (
            f"  {one.moved.day}",
            one.moved.account,
            number(one.moved.value, unit),
            number(one.moved.usual, unit),
            one.facts[0].fact if one.facts else "",
        )
        for one in change.rows.days
    )
    return table(("  day", "account", "value", "usual then", "fact"), rows)


def _post_lines(found: PostsCompared | None) -> Iterator[str]:
    if found is None:
        return
    yield ""
    yield f"Posts by {found.metric.name} since they were published (lifetime, not added up)"
    for name, of in (("earlier", found.before), ("later", found.after)):
        yield f"  {name} period: {of.count} posts, {number(of.total)} together"
        yield from (f"    {number(one.value)}  {one.title or one.post}" for one in of.top)


def _per_day(change: ExplainedChange) -> str:
    return " a day" if change.explanation.is_per_day else ""


def _days(period: Period) -> str:
    return f"{period.first} to {period.last}"


def _relative(share: Decimal | None) -> str:
    return "" if share is None else f" ({'+' if share > 0 else ''}{per_cent(share)})"
