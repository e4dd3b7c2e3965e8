"""How a trace is printed."""

from typing import Any

from trueline.facts.fact import Trace


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
        "versions": trace.versions,
    }


def trace_lines(trace: Trace) -> list[str]:
    """Give a trace for people."""
    origin = trace.batch.origin
    sheet = f", sheet {trace.part}" if trace.part else ""
    mapping = f" with the mapping {origin.mapping}" if origin.mapping else ""
    lines = [
        trace.fact,
        *(f"  {name}: {value}" for name, value in trace.versions[0].values.items()),
        f"from {origin.file}{sheet}, row {trace.line}",
        (
            f"  batch {trace.batch.revision}, read by {origin.importer} {origin.importer_version}"
            f"{mapping},"
            f" observed {origin.observed_at:%Y-%m-%d %H:%M} UTC, sha256 {origin.sha256[:12]}…"
        ),
        *(f"  {header}: {cell}" for header, cell in trace.cells.items() if cell),
    ]
    if len(trace.versions) > 1:
        lines += ["known before:"]
        lines += [f"  commit {one.revision}: {dict(one.values)}" for one in trace.versions[1:]]
    return lines
