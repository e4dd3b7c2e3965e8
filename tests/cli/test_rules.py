"""Policies, training and escalation on the command line."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.cli.conftest import Said
from tests.web import acme, acme_rules
from trueline.usecases.coordinating.policies.acknowledge import Acceptance, acknowledge
from trueline.usecases.coordinating.policies.take_quiz import take_quiz
from trueline.usecases.coordinating.training.complete import Taken, complete
from trueline.web.stores.organisations import OrganisationRecord, make_organisation

Run = Callable[..., Said]


@pytest.fixture
def ruled(trueline: Run) -> Run:
    make_organisation(OrganisationRecord("acme", "Acme", today=acme.TODAY))
    workspace, on = acme_rules.adopt(), date(2026, 2, 1)
    acknowledge(workspace, Acceptance("law", "bo"), on=on, by="x")
    take_quiz(workspace, "law", "bo", {"paid": 2, "public": 1}, by="x", on=on)
    take_quiz(workspace, "law", "ada", {"paid": 1, "public": 1}, by="x", on=on)
    complete(workspace, Taken("tone", "bo", on), by="x")
    acme_rules.drill(workspace)
    return trueline


def test_policies_say_who_accepted_and_who_knows(ruled: Run) -> None:
    (law,) = [one for one in ruled("policies", "--json").json["policies"] if one["policy"] == "law"]
    assert (law["accepted"], law["have_to_accept"], law["passed"]) == (1, 3, 1)
    assert law["outstanding"] == ["Ada Brandt", "Cleo Marsh"]
    text = ruled("policies").text
    assert "There is no policy on proper use." in text
    assert "legal: Law on our channels (version 1), review due" in text
    assert "Accepted by 1 of 3 (33.3%); quiz passed by 1 (33.3%)." in text
    assert "response times: How fast we answer (version 1), not approved" in text
    early = ruled("policies", "--on", "2026-01-31", "--json").json["policies"]
    assert [one["accepted"] for one in early] == [0, 0]


def test_training_says_whose_course_is_overdue(ruled: Run) -> None:
    found = ruled("training", "--json").json
    assert [(one["person"], one["standing"], one["due"]) for one in found["lines"]] == [
        ("Ada Brandt", "overdue", "2026-02-04"),
        ("Cleo Marsh", "overdue", "2026-02-04"),
        ("Bo Lindqvist", "taken", "2027-02-01"),
    ]
    text = ruled("training").text
    assert "Tone of voice: it holds for 1 of 3" in text
    assert "Agent: 1 of 2 trained" in text


def test_escalation_says_who_answered_in_time(ruled: Run) -> None:
    (drill,) = ruled("escalation", "--json").json["incidents"]
    (step,) = drill["steps"]
    assert (step["person"], step["minutes"], step["is_kept"]) == ("Ada Brandt", 9.5, True)
    text = ruled("escalation").text
    assert (
        "Severity 1: Somebody is in danger (tried 2026-01-15, due by 2026-02-15 (overdue))" in text
    )
    assert "within 15 min: Ada Brandt, else Bo Lindqvist" in text
    assert "Ada Brandt: 9.5 of 15 min, in time" in text
    before = acme.TODAY - timedelta(days=50)
    assert "never tried" in ruled("escalation", "--on", before.isoformat()).text
