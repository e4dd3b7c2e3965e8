"""How a trace is printed."""

from dataclasses import fields
from datetime import datetime
from decimal import Decimal
from typing import Any

from trueline.facts.fact import FactVersion, Trace
from trueline.metrics.catalogue import load_catalogue
from trueline.usecases.fact_versions import KnownVersion, known_versions
from trueline.usecases.workspace import Workspace

NEVER_COUNTED = "came late or met a correction, never counted:"
OF_UNIT = ("value", "amount", "refunded")
"""Columns whose numbers are in the fact's unit or currency."""
VERSION = tuple(one.name for one in fields(FactVersion))


def trace_document(trace: Trace) -> dict[str, Any]:
    """Give a trace for ``--json``."""
    origin = trace.batch.origin
    return {
        "fact": trace.fact,
        "subject": trace.subject,
        "values": trace.versions[0].values,
        "known_at": trace.known_at,
        "batch": trace.batch.revision,
        "file": origin.file,
        "sha256": origin.sha256,
        "importer": origin.importer,
        "importer_version": origin.importer_version,
        "mapping": origin.mapping or None,
        "observed_at": origin.observed_at,
        "sheet": trace.part,
        "row": trace.line,
        "cells": trace.cells,
        "versions": [
            {name: getattr(one, name) for name in VERSION}
            | {"was_late": one.closed == one.revision}
            for one in trace.versions
        ],
    }


def _version_document(one: FactVersion) -> dict[str, Any]:
    document = {name: getattr(one, name) for name in VERSION}
    return document | {"was_late": one.closed == one.revision}


def trace_lines(workspace: Workspace, trace: Trace) -> list[str]:
    """Give a trace for people."""
    origin = trace.batch.origin
    sheet = f", sheet {trace.part}" if trace.part else ""
    mapping = f" with the mapping {origin.mapping}" if origin.mapping else ""
    current, *others = known_versions(workspace, trace)
    lines = [
        trace.fact,
        *(f"  {said}" for said in _values(trace, current)),
        f"from {origin.file}{sheet}, row {trace.line}",
        (
            f"  batch {trace.batch.revision}, read by {origin.importer} {origin.importer_version}"
            f"{mapping},"
            f" observed {origin.observed_at:%Y-%m-%d %H:%M} UTC, sha256 {origin.sha256[:12]}…"
        ),
        *(f"  {header}: {cell}" for header, cell in trace.cells.items() if cell),
    ]
    for heading, is_late in (("known before:", False), (NEVER_COUNTED, True)):
        said = [_version_line(trace, one) for one in others if one.was_late == is_late]
        lines += [heading, *said] if said else []
    return lines


def _version_line(trace: Trace, one: KnownVersion) -> str:
    origin = one.source.origin
    return (
        f"  {'; '.join(_values(trace, one))}, since {one.made.committed_at:%Y-%m-%d %H:%M} UTC,"
        f" from {origin.file} (batch {one.source.revision}) by {origin.by}"
    )


def _values(trace: Trace, one: KnownVersion) -> list[str]:
    """Give a version's values in words; a column that holds nothing is left out."""
    values = one.version.values
    known = load_catalogue().metrics.get(trace.subject.get("metric", ""))
    unit = str(values.get("currency") or "") or (known.measured_in if known else "")
    if "value" in values and values["value"] is None:
        return ["withdrawn"]
    return [
        f"{name}: {_plain(value, unit if name in OF_UNIT else '')}"
        for name, value in values.items()
        if value not in (None, "") and not (name == "currency" and "value" in values)
    ]


def _plain(value: object, unit: str) -> str:
    match value:
        case Decimal():
            exact = f"{value.normalize():f}"
            return f"{exact} {unit}" if unit not in ("", "count") else exact
        case datetime():
            return value.isoformat(sep=" ", timespec="minutes")
    return str(value)
