"""A study that is being asked: from what was said in forms to its document."""

from collections.abc import Mapping
from typing import Any

import yaml
from django.utils.text import slugify

from trueline.evidence.asking.study_file import read_study
from trueline.evidence.study import Study

LONGEST_ID = 60
RESERVED = frozenset({"new", "stories", "plan", "screen", "priors"})
"""Words that stand where ids of studies stand in addresses."""


def id_of(question: str, taken: frozenset[str]) -> str:
    """Make an id of a question that no study has yet.

    Example:
        >>> id_of("Do posters bring orders?", frozenset({"do-posters-bring-orders"}))
        'do-posters-bring-orders-2'
    """
    stem = slugify(question)[:LONGEST_ID].strip("-_").replace("_", "-") or "study"
    names = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 4)))
    return next(one for one in names if one not in taken and one not in RESERVED)


def study_said(name: str, file: str, said: Mapping[str, Any], *, seed: int) -> Study:
    """Give the study that was said.

    Args:
        name: Its id.
        file: What its table is called; counts for nothing where a metric was said.
        said: Answers by the names of the forms' fields.
        seed: Of its draws.

    Raises:
        FaultyInputError: Something in it cannot be; the issues name the part.
    """
    document = {
        "id": name,
        "question": said.get("question", ""),
        "source": _source(file, said),
        "columns": _columns(said),
        "treatment": _treatment(said),
        "windows": _filled(first=said.get("first"), last=said.get("last")),
        "seed": seed,
    }
    words = ("tactic", "tactic_name", "outcome", "better", "kpi", "comparison", "methods")
    document |= _filled(**{part: said.get(part) for part in words})
    if worth := _worth(said):
        document["worth"] = worth
    return read_study(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), name)


def _source(file: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """Give the organisation's own numbers where a metric was said, else the table."""
    if said.get("metric"):
        return _filled(**{part: said.get(part) for part in ("metric", "by", "grain", "accounts")})
    people = "member" if said.get("is_people") else ""
    return _filled(path=file, by=people, decimal=said.get("decimal"))


def _columns(said: Mapping[str, Any]) -> dict[str, Any]:
    if said.get("metric"):
        return {}
    return _filled(
        unit=said.get("unit"),
        period=said.get("period"),
        outcome=said.get("outcome_column"),
        **{part: said.get(part) for part in ("strata", "covariates", "before", "controls")},
    )


def _treatment(said: Mapping[str, Any]) -> dict[str, Any]:
    given = said.get("units", "")
    lines = given.splitlines() if isinstance(given, str) else given
    units = [one.strip() for one in lines if one.strip()]
    return _filled(
        column=said.get("column"),
        says_start=bool(said.get("column")) and said.get("column_says") == "start",
        units=units,
        start=said.get("start"),
        assignment=said.get("assignment"),
    )


def _worth(said: Mapping[str, Any]) -> dict[str, Any]:
    """Give what was said of worth; empty where it was not asked."""
    if said.get("margin") is None and said.get("cost") is None:
        return {}
    margin, cost = (_guess(said, one) for one in ("margin", "cost"))
    return _filled(
        currency=str(said.get("currency", "")).upper(),
        margin=margin,
        costs=[{"kind": said.get("cost_kind"), "amount": cost}] if cost else [],
        hurdle=(said.get("hurdle") or 0.0) / 100,
        line=said.get("line"),
    )


def _guess(said: Mapping[str, Any], part: str) -> dict[str, float] | None:
    middle = said.get(part)
    if middle is None:
        return None
    low, high = said.get(f"{part}_low"), said.get(f"{part}_high")
    ends = (middle if low is None else low, middle, middle if high is None else high)
    return dict(zip(("p10", "p50", "p90"), map(float, ends), strict=True))


def _filled(**parts: Any) -> dict[str, Any]:  # noqa: ANN401 - parts of a document
    return {name: value for name, value in parts.items() if value not in (None, "", [], (), False)}
