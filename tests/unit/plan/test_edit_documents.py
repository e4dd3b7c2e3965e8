"""Edits as people write them in JSON, and as they are kept."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from trueline.core.errors import FaultyInputError
from trueline.plan.applying import Conflict, EditRefusedError, next_plan
from trueline.plan.edit_documents import edit_document, read_edits
from trueline.plan.edits import AddPart, Edit, MovePart, RemovePart, SetField
from trueline.plan.yaml.text import read_plan

PLAN = read_plan(
    (Path(__file__).parents[2] / "cases" / "plans" / "small.yaml").read_text("utf-8"), "plan.yaml"
)
GOAL = "scopes/service/social_goals/answer-fast"
KPI = f"{GOAL}/kpis/first-response"
SIDE = {"id": "money", "name": "Money", "weight": "1"}


def _read(*documents: object) -> tuple[Edit, ...]:
    return read_edits(json.loads(json.dumps(documents)), PLAN)


def test_what_an_edit_found_is_taken_from_the_plan() -> None:
    assert _read(
        {"set": f"{KPI}/target/value", "value": "50"},
        {"add": "perspectives", "part": SIDE},
        {"move": "perspectives/money", "to": "perspectives", "after": ""},
        {"remove": "perspectives/customers"},
    ) == (
        SetField(f"{KPI}/target/value", "50", "60"),
        AddPart("perspectives", "money", SIDE, "customers"),
        MovePart("perspectives/money", "perspectives", "", "customers"),
        RemovePart(
            "perspectives/customers",
            {"id": "customers", "name": "Customers", "weight": "1"},
            "money",
        ),
    )


def test_each_edit_is_read_as_of_the_plan_that_those_before_it_make() -> None:
    edits = _read(
        {"set": "title", "value": "Second"},
        {"set": "title", "value": "Third"},
        {"add": "channels/inbox/accounts", "part": {"network": "x", "handle": "acme"}},
        {"set": "channels/inbox/accounts/x:acme/purpose", "value": "News"},
    )
    assert edits[1] == SetField("title", "Third", "Second")
    assert edits[3].path == "channels/inbox/accounts/x:acme/purpose"


def test_an_edit_comes_back_from_json_as_it_went_in() -> None:
    edits = _read(
        {"set": f"{KPI}/baseline", "value": None},
        {"add": "perspectives", "part": SIDE, "after": ""},
        {"move": "perspectives/customers", "to": "perspectives", "after": ""},
        {"remove": KPI},
    )
    documents = json.loads(json.dumps([edit_document(one) for one in edits]))
    assert read_edits(documents, PLAN) == edits
    plan = PLAN
    for edit in edits:
        plan, _ = next_plan(plan, edit)
    assert plan.scopes[0].social_goals[0].kpis == ()


@pytest.mark.parametrize(
    ("document", "where", "what"),
    [
        (["set"], "Edit 2", "one of the keys set, add, remove and move"),
        ({"set": "title", "remove": "title", "value": 1}, "Edit 2", "one of the keys"),
        ({"set": "title"}, "Edit 2", "The key “value” is missing."),
        ({"set": "title", "valeu": 1, "value": 1}, "Edit 2", "no key “valeu”"),
        ({"set": 3, "value": 1}, "Edit 2", "“set” holds no text."),
        ({"set": "titel", "value": "x"}, "Edit 2, titel", "nothing at titel"),
        ({"set": "title", "value": 3}, "Edit 2, title", "3 does not fit here."),
        (
            {"set": "fiscal_year_begins", "value": 3.5},
            "Edit 2, fiscal_year_begins",
            "3.5 does not fit here.",
        ),
        ({"set": f"{KPI}/target/value", "value": True}, "Edit 2, ", "True does not fit here."),
        ({"add": "titles", "part": {}}, "Edit 2, titles", "nothing at titles"),
        ({"add": "title", "part": {}}, "Edit 2, title", "no list of parts at title"),
        ({"add": "perspectives", "part": {}}, "Edit 2, perspectives", "does not fit here"),
        ({"add": "perspectives", "part": {**SIDE, "id": "customers"}}, "Edit 2, ", "already"),
        ({"remove": "title"}, "Edit 2, title", "no list at"),
        ({"remove": f"{KPI}x"}, f"Edit 2, {KPI}x", "nothing at"),
        ({"move": KPI, "to": "perspectives"}, f"Edit 2, {KPI}", "cannot stand in perspectives"),
        ({"move": KPI, "to": "title"}, f"Edit 2, {KPI}", "no list at title"),
        ({"set": "channels/inbox/id", "value": "x"}, "Edit 2, channels/inbox/id", "as a field"),
        (
            {"set": "channels/inbox/accounts/inbox:2026/handle", "value": "x"},
            "Edit 2, channels/inbox/accounts/inbox:2026/handle",
            "known in the plan as “inbox:2026”",
        ),
    ],
)
def test_an_edit_that_cannot_be_done_is_refused_with_its_number(
    document: Any,
    where: str,
    what: str,
) -> None:
    with pytest.raises(FaultyInputError) as caught:
        _read({"set": "story", "value": "Once"}, document)
    (issue,) = caught.value.issues
    assert issue.where.startswith(where)
    assert what in issue.what
    assert issue.remedy


def test_a_number_may_stand_without_quotes() -> None:
    text = json.dumps(
        [
            {"set": f"{KPI}/target/value", "value": 50.25, "was": 60},
            {"set": f"{KPI}/target/curve/points", "value": [{"day": "2026-07-01", "share": 0.1}]},
            {"add": "perspectives", "part": {**SIDE, "weight": 1}},
            {"set": "fiscal_year_begins", "value": 4},
        ]
    ).replace("0.1", "0.1000000000000000055")
    edits = read_edits(json.loads(text, parse_float=Decimal), PLAN)
    assert edits[:2] == (
        SetField(f"{KPI}/target/value", "50.25", "60"),
        SetField(
            f"{KPI}/target/curve/points",
            [{"day": "2026-07-01", "share": "0.1000000000000000055"}],
            [{"day": "2026-07-01", "share": "0.25"}],
        ),
    )
    assert edits[2] == AddPart("perspectives", "money", SIDE, "customers")
    assert edits[3] == SetField("fiscal_year_begins", 4, 1)


def test_what_somebody_else_changed_first_is_refused_with_both_values() -> None:
    with pytest.raises(EditRefusedError) as caught:
        _read(
            {"set": "story", "value": "Once"},
            {"set": f"{KPI}/target/value", "value": "40", "was": "70"},
        )
    refused = caught.value.refused
    assert refused.issues[0].where == f"Edit 2, {KPI}/target/value"
    assert "changed meanwhile" in refused.issues[0].what
    assert refused.conflicts == (Conflict(f"{KPI}/target/value", "40", "60", "70"),)


def test_edits_stand_in_a_list() -> None:
    with pytest.raises(FaultyInputError, match="stand in a list"):
        read_edits({"set": "title", "value": "x"}, PLAN)
