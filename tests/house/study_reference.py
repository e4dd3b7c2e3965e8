"""The page about study documents, made from the records' own words and the worked examples."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from tests.house.example_studies import FOLDER, TRUTHS
from trueline.evidence.study import Study
from trueline.usecases.catalogues import ESTIMATORS, REFUTATIONS

OPENING = (
    "A study is one YAML document: the question, where the data are, what the columns mean, who "
    "got the tactic and since when. What is left out has its default. `trueline study allow` says "
    "which methods the data of a study allow, before anything is locked."
)
DATA = (
    "Data are a CSV or Parquet file with one row a unit and period, one row a period, or one row "
    "a unit; or the organisation's own facts, by `metric`. Periods are written as 2026-03-31, "
    "2026-W14, 2026-03, 2026-Q1 or plain numbers. Two rows of one unit and period are refused, "
    "and so is a number that could be two, such as 1,234: say `decimal`."
)


def study_sections() -> Iterator[str]:
    """Yield the page's parts, without its title."""
    yield OPENING
    yield DATA
    yield "## Keys"
    yield from _records(Study, "", set())
    yield "## Methods"
    yield _listed(ESTIMATORS.all())
    yield "## What tries to refute them"
    yield _listed(REFUTATIONS.all())
    yield "## One worked example for each method"
    yield (
        "The files lie in `docs/examples/studies`; their data are invented, so that the truth is "
        "known. A test runs each of them."
    )
    for path in sorted(FOLDER.glob("*.yaml")):
        yield f"### `{path.stem}`"
        truth = TRUTHS.get(path.stem)
        if truth is not None:
            yield f"The truth is {truth:g} a unit and period."
        yield f"```yaml\n{path.read_text(encoding='utf-8').rstrip()}\n```"


def _listed(plugins: tuple[Any, ...]) -> str:
    lines = []
    for one in plugins:
        module = inspect.getmodule(getattr(one, "needs", None) or one.applies)
        first = (inspect.getdoc(module) or "").split("\n\n")[0].replace("\n", " ")
        lines.append(f"- `{one.name}`: {first}")
    return "\n".join(lines)


def _records(kind: type, path: str, seen: set[type]) -> Iterator[str]:
    """Yield a table of a record's keys, then those of the records within it."""
    seen.add(kind)
    hints, words = get_type_hints(kind), _words(kind)
    rows = [
        f"| `{one.name}` | {_type(hints[one.name])} | {_default(one)} | {words[one.name]} |"
        for one in fields(kind)
    ]
    title = f"### `{path}`" if path else "### The document"
    first = (inspect.getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")
    head = "| key | value | when left out | what it says |\n|---|---|---|---|"
    yield "\n\n".join((title, first, "\n".join((head, *rows))))
    for one in fields(kind):
        inner = _record_in(hints[one.name])
        if inner is not None and inner not in seen:
            yield from _records(inner, f"{path}/{one.name}".lstrip("/"), seen)


def _words(kind: type) -> dict[str, str]:
    """Give what a record's docstring says of each field."""
    text = (inspect.getdoc(kind) or "").partition("Attributes:")[2]
    found = re.findall(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", text, re.MULTILINE)
    return {name: re.sub(r"\s+", " ", said).replace("``", "`") for name, said in found}


def _record_in(kind: Any) -> type | None:
    options = [one for one in (kind, *get_args(kind)) if isinstance(one, type)]
    return next((one for one in options if is_dataclass(one)), None)


def _type(kind: Any) -> str:
    if get_origin(kind) is tuple:
        return f"list of {_type(get_args(kind)[0])}"
    if NoneType in get_args(kind):
        return _type(next(one for one in get_args(kind) if one is not NoneType))
    if issubclass(kind, Enum):
        return ", ".join(f"`{one.value}`" for one in kind)
    names = {str: "text", float: "number", int: "whole number", bool: "true or false"}
    return names.get(kind, "keys, see below")


def _default(field: "Field[Any]") -> str:
    if field.default is MISSING:
        return "must be there"
    if isinstance(field.default, Enum):
        return f"`{field.default.value}`"
    if field.default in ("", None, ()) or is_dataclass(field.default):
        return "nothing"
    return f"`{str(field.default).lower()}`"
