"""Plan documents as people write them: YAML in and out.

Keys are the fields of ``plan.document``; what is left out has its default. Days are written
2026-12-31, numbers with a point, shares from 0 to 1.
"""

from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

import yaml

from trueline.core.errors import FaultyInputError
from trueline.core.money import Money
from trueline.metrics.catalogue import MetricCatalogue, load_catalogue
from trueline.plan.document import Plan
from trueline.plan.soundness.whole import faults_of_plan
from trueline.plan.yaml.nodes import read_nodes
from trueline.plan.yaml.reading import RecordReader

LINE_WIDTH = 100
LINE_BREAKS = frozenset("\n\r\x85\u2028\u2029")


def read_plan(text: str, where: str, *, metrics: MetricCatalogue | None = None) -> Plan:
    """Read a plan document.

    Args:
        text: YAML.
        where: What the document is called, for messages.
        metrics: The catalogue its metrics must be in; None for Trueline's own.

    Raises:
        FaultyInputError: It is not plain YAML, has unknown, missing or wrong keys, or refers to
            what is not there. Every fault is an issue with line and path.
    """
    node = read_nodes(text, where)
    reader = RecordReader(where)
    plan = reader.read(Plan, node)
    if isinstance(plan, Plan):
        for fault in faults_of_plan(plan, metrics or load_catalogue()):
            reader.fault(fault.path, fault.what, fault.remedy)
    if reader.issues or not isinstance(plan, Plan):
        raise FaultyInputError(*reader.issues)
    return plan


def write_plan(plan: Plan) -> str:
    """Write a plan as YAML that reads back as the same plan; defaults are left out."""
    return write_record(plan)


def write_record(record: object) -> str:
    """Write a record as YAML that reads back as the same record; defaults are left out."""
    return _yaml(_plain(record))


def write_parts(plan: Plan) -> str:
    """Write the parts of a plan without its head: a piece to put into a plan document."""
    return _yaml(
        {name: part for name, part in _plain(plan).items() if part and isinstance(part, list)}
    )


def _yaml(document: object) -> str:
    return yaml.dump(
        document,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=LINE_WIDTH,
    )


def _plain(value: Any) -> Any:  # noqa: ANN401 - any field
    """Turn records into dictionaries without what equals its default."""
    if isinstance(value, Money):
        return str(value)
    if is_dataclass(value):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in fields(value)
            if field.default is MISSING or getattr(value, field.name) != field.default
        }
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value.value if isinstance(value, Enum) else value


class _Dumper(yaml.SafeDumper):
    """Writes decimals without noise, short lists on one line, entries set in."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - a document has no anchors
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - the name and place are PyYAML's
        super().increase_indent(flow, indentless=False)


def _write_decimal(dumper: yaml.SafeDumper, value: Decimal) -> yaml.ScalarNode:
    text = format(value, "f")
    kind = "float" if "." in text else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", text)


def _write_text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    """Write text with line breaks in double quotes: any other style may fold some of them."""
    style = '"' if LINE_BREAKS & set(value) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _write_list(dumper: yaml.SafeDumper, value: list[object]) -> yaml.SequenceNode:
    is_short = not any(isinstance(item, dict) for item in value)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=is_short)


_Dumper.add_representer(Decimal, _write_decimal)
_Dumper.add_representer(str, _write_text)
_Dumper.add_representer(list, _write_list)
