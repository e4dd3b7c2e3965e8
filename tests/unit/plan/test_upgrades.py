"""Documents of every shape that was ever kept open, and say what they said.

The files in ``tests/cases/plans/old`` were written by the code of their day and never change.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from trueline.core.codec import encode
from trueline.core.errors import DamagedError, FaultyInputError
from trueline.plan.document import Plan
from trueline.plan.edits import AddPart, MovePart, RemovePart, SetField
from trueline.plan.upgrades import (
    FORMAT,
    keep_edits,
    keep_plan,
    open_edits,
    open_plan,
    plan_digest,
)

OLD = Path(__file__).parents[2] / "cases" / "plans" / "old"
DIGESTS = {
    "format-1-demo": "7b3dd5fd3f18dac9dcb7d39a9ed868e60ef22b7d2c314d71185645a02d8a67c1",
    "format-1-full": "49b92e0ea0b4632f9011cbdf89f0967c63b2eb3607885a02b71a791ae490f147",
    "format-2-full": "d1eb16b35eadd32cf8b69b7114da01a5ce5bb89538eea24b0bd47dddb60cd5e5",
}


def kept(name: str) -> Any:
    return json.loads((OLD / f"{name}.json").read_text(encoding="utf-8"))


def says(found: Any, document: Any) -> bool:
    """Say whether a value says all that a document spells out."""
    if isinstance(document, dict):
        return all(name in found and says(found[name], one) for name, one in document.items())
    if isinstance(document, list):
        return len(found) == len(document) and all(map(says, found, document))
    return bool(found == document)


@pytest.mark.parametrize("name", DIGESTS)
def test_an_old_document_opens_and_says_all_that_it_said(name: str) -> None:
    document = kept(name)
    assert says(encode(open_plan(document)), document.get("plan", document))


@pytest.mark.parametrize(("name", "digest"), DIGESTS.items())
def test_a_document_keeps_its_digest_whatever_fields_come(name: str, digest: str) -> None:
    assert plan_digest(open_plan(kept(name))) == digest


@pytest.mark.parametrize("name", DIGESTS)
def test_what_is_opened_is_kept_in_the_shape_of_today(name: str) -> None:
    plan = open_plan(kept(name))
    document = json.loads(json.dumps(keep_plan(plan)))
    assert document["format"] == FORMAT
    assert open_plan(document) == plan


def test_no_default_became_another_without_a_new_format() -> None:
    now = defaults(Plan, {})
    then: Mapping[str, Mapping[str, Any]] = kept("format-2-defaults")
    assert {kind: {name: now[kind][name] for name in named} for kind, named in then.items()} == then


def test_old_edits_open() -> None:
    films = {"id": "films", "name": "Films"}
    edits = (
        SetField("story", "We mend.", ""),
        AddPart("loose_tactics", "films", films, ""),
        MovePart("loose_tactics/films", "loose_tactics", "", "dances"),
        RemovePart("loose_tactics/films", films, ""),
    )
    assert open_edits(kept("format-2-edits")) == edits
    assert open_edits(json.loads(json.dumps(keep_edits(edits)))) == edits


@pytest.mark.parametrize("number", [FORMAT + 1, 99, 0, -1, "2", None, 1.5])
def test_a_document_of_a_newer_trueline_is_refused_with_what_to_do(number: object) -> None:
    with pytest.raises(FaultyInputError, match=f"kept in format {number}") as refused:
        open_plan({"format": number, "plan": {}})
    assert "newer Trueline" in refused.value.issues[0].remedy
    with pytest.raises(FaultyInputError):
        open_edits({"format": number, "edits": []})


@pytest.mark.parametrize(
    "document", [{}, {"title": "Half"}, {"format": 2}, {"format": 2, "plan": {"unheard": 1}}]
)
def test_a_document_that_is_no_plan_is_called_damaged(document: Mapping[str, Any]) -> None:
    with pytest.raises(DamagedError, match="cannot be opened"):
        open_plan(document)


@pytest.mark.parametrize("edit", [{}, {"set": "title"}, "title", {"jump": "title"}])
def test_edits_that_are_none_are_called_damaged(edit: object) -> None:
    with pytest.raises(DamagedError, match="cannot be opened"):
        open_edits({"format": 2, "edits": [edit]})


def defaults(kind: Any, found: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Give what each field of each record of a plan holds when nothing is said."""
    for one in get_args(kind):
        defaults(one, found)
    if is_dataclass(kind) and isinstance(kind, type) and kind.__name__ not in found:
        found[kind.__name__] = {
            one.name: encode(one.default) for one in fields(kind) if one.default is not MISSING
        }
        for hint in get_type_hints(kind).values():
            defaults(hint, found)
    return found
