"""Mappings as people mend them: YAML in and out, with the reasons of a proposal as comments."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from enum import Enum

from trueline.core.errors import FaultyInputError
from trueline.exports.mapping.column_proposals import ColumnProposal
from trueline.exports.mapping.mapping import MappedColumn, NamedMetric, Role, TableMapping, Unit
from trueline.exports.mapping.mapping_soundness import faults_of_mapping
from trueline.exports.mapping.proposing import MappingProposal
from trueline.metrics.metric import Metric
from trueline.plan.yaml.nodes import read_nodes
from trueline.plan.yaml.reading import RecordReader

_CONSTANTS = {
    "network": "of every row, such as instagram, where no column says it",
    "account": "handle of every row; empty: asked at each import",
    "currency": "of amounts that name none, such as EUR; empty: asked",
    "month_first": "whether 03/04/2025 is 4 March; null: asked where no day shows it",
    "window": "of posts: lifetime, or range when values count within the export's days",
    "single_days": "true when rows are single days though no two are neighbours",
}
_HEAD = f"""\
# What each column of the table means. Everything with “?” needs an answer before it can be saved.
# Roles: {", ".join(one.value for one in Role if one is not Role.OPEN)}.
# A metric has the id of one (docs/reference/metrics.md), and may have a breakdown
# (source=organic) and a unit ({", ".join(one.value for one in Unit if one.value)}).
# A dimension has a name (country). Personal columns are ignored, or a person (kept as a hash).
"""


def read_mapping(text: str, where: str, rules: Mapping[str, Metric]) -> TableMapping:
    """Read a mapping; JSON is YAML too.

    Args:
        text: YAML.
        where: What the document is called, for messages.
        rules: Every known metric by id.

    Raises:
        FaultyInputError: It is not plain YAML, has unknown, missing or wrong keys, or nothing can
            be read by it. Every fault is an issue.
    """
    reader = RecordReader(where)
    mapping = reader.read(TableMapping, read_nodes(text, where))
    if isinstance(mapping, TableMapping):
        for fault in faults_of_mapping(mapping, rules):
            reader.fault(fault.place.replace(", ", "/"), fault.what, fault.remedy)
    if reader.issues or not isinstance(mapping, TableMapping):
        raise FaultyInputError(*reader.issues)
    return mapping


def write_mapping(mapping: TableMapping) -> str:
    """Write a mapping as YAML that reads back as the same mapping."""
    return "\n".join(_lines(mapping, {})) + "\n"


def write_proposal(proposal: MappingProposal) -> str:
    """Write a proposed mapping as YAML, each column with its reason and cells from it."""
    notes = {one.column.header: _note(one) for one in proposal.columns}
    questions = [f"# ? {one.what} {one.remedy}" for one in proposal.questions]
    return _HEAD + "\n".join([*questions, *_lines(proposal.mapping, notes)]) + "\n"


def _lines(mapping: TableMapping, notes: Mapping[str, str]) -> Iterator[str]:
    yield f"name: {_quoted(mapping.name)}"
    for key, what in _CONSTANTS.items():
        yield f"{key}: {_quoted(getattr(mapping, key))}" + (f"  # {what}" if notes else "")
    yield "columns:" if mapping.columns else "columns: []"
    for column in mapping.columns:
        if column.header in notes:
            yield f"  # {notes[column.header]}"
        yield from _entry(column)
    if mapping.names:
        yield "names:"
        for named in mapping.names:
            yield from _entry(named)


def _entry(record: MappedColumn | NamedMetric) -> Iterator[str]:
    """Yield a record as an entry of a list; what equals its default is left out."""
    told = [
        f"{field.name}: {_quoted(getattr(record, field.name))}"
        for field in fields(record)
        if getattr(record, field.name) != field.default
    ]
    yield f"  - {told[0]}"
    yield from (f"    {line}" for line in told[1:])


def _quoted(value: object) -> str:
    """Give a value as YAML; text in JSON's quotes, which YAML shares."""
    plain = value.value if isinstance(value, Enum) else value
    return json.dumps(plain, ensure_ascii=False)


def _note(proposal: ColumnProposal) -> str:
    shown = ", ".join(json.dumps(one, ensure_ascii=False) for one in proposal.samples)
    text = f"{proposal.reason}." + (f" Such as {shown}" if shown else "")
    return ("? " if proposal.is_open else "") + text
