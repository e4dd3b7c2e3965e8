"""Metrics as commands say them: one line for the list, all versions for one."""

from collections.abc import Iterator
from typing import Any

from trueline.cli.printing import table
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.formula import parse_formula
from trueline.metrics.metric import Metric
from trueline.metrics.spoken_formula import say_formula
from trueline.usecases.defining.describe import MetricPortrait, MetricVersion


def metric_document(metric: Metric) -> dict[str, Any]:
    """Give a metric for ``--json``."""
    return {
        "metric": metric.reference,
        "name": metric.name,
        "family": metric.family,
        "measured_in": metric.measured_in,
        "kind": metric.kind.value,
        "over_time": metric.over_time.value,
        "over_entities": metric.over_entities.value,
        "better": metric.better.value,
        "definition": metric.definition,
        "formula": metric.formula or None,
    }


def portrait_document(told: MetricPortrait) -> dict[str, Any]:
    """Give all that is known of a metric for ``--json``."""
    return {
        **metric_document(told.metric),
        "pitfalls": told.metric.pitfalls or None,
        "versions": [_version_document(one) for one in told.versions],
        "uses": [
            {"metric": one.reference, "path": one.path, "name": one.name} for one in told.uses
        ],
        "made_of_it": [one.id for one in told.made_of_it],
        "breaks": [
            {"metric": one.metric, "network": one.network, "day": one.day, "what": one.what}
            for one in told.breaks
        ],
    }


def portrait_lines(told: MetricPortrait, metrics: MetricCatalogue) -> list[str]:
    """Give all that is known of a metric for people."""
    metric = told.metric
    lines = [
        f"{metric.name} ({metric.reference}), in {metric.measured_in}",
        f"  {metric.definition}",
        *([f"  {metric.pitfalls}"] if metric.pitfalls else []),
        f"  days: {metric.over_time.value}; accounts: {metric.over_entities.value}",
    ]
    for one in told.versions:
        lines += _version_lines(one, metrics)
    if told.uses:
        rows = ((f"  {one.path}", one.name, one.reference) for one in told.uses)
        lines += ["", table(("  used by", "name", "version"), rows)]
    if told.made_of_it:
        lines += ["", "  part of " + ", ".join(one.id for one in told.made_of_it)]
    if told.breaks:
        breaks = (
            (f"  {one.day}", f"{one.network} {one.metric}".strip(), one.what) for one in told.breaks
        )
        lines += ["", table(("  break", "metric", "what changed"), breaks)]
    return lines


def _version_document(one: MetricVersion) -> dict[str, Any]:
    return {
        "version": one.metric.version,
        "formula": one.metric.formula or None,
        "first": one.first,
        "until": one.until,
        "by": one.own.by if one.own else None,
        "at": one.own.at if one.own else None,
        "why": one.own.why if one.own else None,
        "follows": one.follows or None,
    }


def _version_lines(one: MetricVersion, metrics: MetricCatalogue) -> Iterator[str]:
    if one.metric.formula:
        written = parse_formula(one.metric.formula)
        said = say_formula(written, lambda name: metrics.metrics[name].name)
    else:
        said = "as its source reports it"
    days = f"from {one.first}" if one.first else "from the beginning"
    days += f" until {one.until}" if one.until else ""
    yield f"  version {one.metric.version}, {days}: {said}"
    if one.follows:
        yield f"    It follows {one.follows}, which it is made of."
    if one.own:
        yield f"    {one.own.why} ({one.own.by}, {one.own.at.date()})"
