"""Escalation: triage, calls by mail, answers by the minute, drills, and the matrix of tasks."""

import re
import smtplib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client

from tests.web import acme_rules
from trueline.core.errors import ConflictError, FaultyInputError, RefusedQuestionError
from trueline.home.wiring import open_workspace
from trueline.usecases.coordinating.escalation.follow import (
    answer,
    call_next,
    close_incident,
    incident_named,
)
from trueline.usecases.coordinating.escalation.open_incident import Seen, open_incident
from trueline.usecases.coordinating.escalation.read_escalation import INCIDENTS, read_escalation
from trueline.usecases.workspace import Workspace
from trueline.web.access import Role
from trueline.web.stores.people import join, make_person

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
WANTED = {"what": "Smoke in the shop", "path": "danger", "is_drill": "on", "trigger": ""}
AT = "/escalation/2026-03-01-1/"


@pytest.fixture
def workspace(organisation: object) -> Workspace:  # noqa: ARG001 - makes it
    return acme_rules.adopt()


@pytest.fixture
def contributor(workspace: Workspace, ask: Ask) -> Client:  # noqa: ARG001 - with its rules
    return ask("contributor@acme.example")


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return " ".join(re.sub("<[^>]+>", " ", answer.content.decode()).split())


def said(client: Client, path: str, given: dict[str, str] | None = None) -> str:
    answer = client.post(path, given or {}, follow=True)
    assert answer.status_code == 200, path
    return " ".join(re.sub("<[^>]+>", " ", answer.content.decode()).split())


def test_triage_names_who_is_called_within_how_many_minutes(contributor: Client) -> None:
    shown = text(contributor, "/escalation/?seen=2")
    assert "You see: Somebody is hurt Severity 1, Somebody is in danger. Call:" in shown
    assert "1. Ada Brandt else Bo Lindqvist Stops all posts 15 min" in shown
    assert "Never tried; due by 5 Feb 2026." in shown
    assert "Drill overdue" in shown


def test_a_drill_mails_the_named_person_who_answers_with_one_press(
    contributor: Client, ask: Ask
) -> None:
    join(make_person("lead@acme.example", name="Ada Brandt"), "acme", [Role.VIEWER])
    shown = said(contributor, "/escalation/record/new/", WANTED)
    assert "Ada Brandt is called. A mail was sent to lead@acme.example." in shown
    (sent,) = mail.outbox
    assert sent.to == ["lead@acme.example"]
    assert sent.subject == "Drill: you are called. Smoke in the shop"
    assert "This is a drill. Nothing has happened." in sent.body
    assert AT in sent.body
    lead = ask("lead@acme.example")
    assert "Drill: you are called: Smoke in the shop" in text(lead, "/notifications/")
    assert "you are called: answer within 15 minutes" in text(lead, AT)
    assert "Ada Brandt is on it." in said(lead, f"{AT}answer/")
    assert re.search(r"after \d+\.\d min", text(lead, AT))  # as long as the test took
    assert "In time" in text(lead, AT)
    assert lead.post(f"{AT}close/").status_code == 403
    shown = said(contributor, f"{AT}close/", {"lessons": "The mail came at once."})
    assert "The mail came at once." in shown
    assert "Tried on 1 Mar 2026; the next is due by 1 Apr 2026." in text(lead, "/escalation/")


def test_nobody_is_called_or_answers_on_a_past_day(contributor: Client, ask: Ask) -> None:
    join(make_person("lead@acme.example", name="Ada Brandt"), "acme", [Role.VIEWER])
    said(contributor, "/escalation/record/new/", WANTED)
    day = INCIDENTS.newest(open_workspace("acme").entries)[0].at.date()
    past, lead = f"?as_of={day}", ask("lead@acme.example")
    with time_machine.travel(datetime.now(UTC) + timedelta(days=1)):
        shown = lead.get(AT + past).content.decode()
        assert "I am on it" not in shown
        refused = "On a past day nobody is called, answers or closes."
        assert refused in said(lead, f"{AT}answer/{past}")
        for act, given in (("next", {"number": "2"}), ("close", {"lessons": "None."})):
            assert refused in said(contributor, f"{AT}{act}/{past}", given)
    (kept,) = INCIDENTS.newest(open_workspace("acme").entries)
    assert (len(kept.record.calls), kept.record.is_open) == (1, True)
    assert kept.record.calls[0].answered_at is None


def test_who_has_no_account_is_told_of_and_may_be_reached_otherwise(
    contributor: Client, ask: Ask
) -> None:
    assert "No account here bears this name" in said(contributor, "/escalation/record/new/", WANTED)
    viewer = ask("viewer@acme.example")
    assert viewer.post(f"{AT}answer/", {"person": "Ada Brandt"}).status_code == 403
    assert viewer.post(f"{AT}answer/").status_code == 404  # nobody of this name was called
    assert "Bo Lindqvist is called." in said(contributor, f"{AT}next/", {"number": "2"})
    assert "changed this incident meanwhile" in said(contributor, f"{AT}next/", {"number": "2"})
    shown = said(contributor, f"{AT}answer/", {"person": "Bo Lindqvist"})
    assert "Bo Lindqvist is on it." in shown
    assert "Cleo Marsh is called." in said(contributor, f"{AT}next/")
    assert "Everybody whom the path names was called" in said(contributor, f"{AT}next/")
    assert contributor.post(f"{AT}close/", {"lessons": " "}).status_code == 422


def test_a_mail_that_fails_is_told_and_loses_nothing(
    contributor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    join(make_person("lead@acme.example", name="Ada Brandt"), "acme", [Role.VIEWER])

    def refuse(*_: object, **__: object) -> int:
        raise smtplib.SMTPServerDisconnected("no line")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    shown = said(contributor, "/escalation/record/new/", WANTED)
    assert "The mail could not be sent: no line. Call them." in shown


def test_a_form_without_words_is_given_back_and_nobody_is_called(contributor: Client) -> None:
    assert contributor.post("/escalation/record/new/", WANTED | {"what": ""}).status_code == 422
    assert contributor.post("/escalation/record/new/", WANTED | {"path": "none"}).status_code == 422
    refused = contributor.post("/escalation/record/new/", WANTED | {"trigger": "Rain"})
    assert "“Rain” is no trigger of “Somebody is in danger”." in refused.content.decode()
    assert not mail.outbox
    assert contributor.get("/escalation/record/new/").status_code == 302


def test_minutes_of_a_drill_are_measured_from_its_trigger(workspace: Workspace) -> None:
    name = acme_rules.drill(workspace)
    drill = incident_named(workspace, name).record
    assert name == "2026-01-15-1"
    assert (drill.calls[0].answered_by, drill.is_open) == ("ada@acme.example", False)
    with pytest.raises(RefusedQuestionError, match="is closed"):
        answer(workspace, name, "Ada Brandt", by="x")
    with pytest.raises(RefusedQuestionError, match="is closed"):
        close_incident(workspace, name, "Again.", by="x")
    adopted = workspace.plans.adopted()
    assert adopted is not None
    on = date(2026, 2, 15)
    assert not read_escalation(workspace, adopted.plan, on=on).overdue
    assert read_escalation(workspace, adopted.plan, on=on + timedelta(days=1)).overdue
    assert not read_escalation(workspace, adopted.plan, on=date(2026, 1, 14)).incidents


def test_two_who_call_at_once_call_nobody_twice(workspace: Workspace) -> None:
    made = open_incident(workspace, Seen("danger", "Smoke"), by="x")
    assert call_next(workspace, made.id, by="x", after=1).person == "Bo Lindqvist"
    with pytest.raises(ConflictError, match="meanwhile"):
        call_next(workspace, made.id, by="y", after=1)
    later = replace(workspace, now=lambda: workspace.now() - timedelta(hours=1))
    with pytest.raises(FaultyInputError, match="still to come"):
        open_incident(later, Seen("danger", "Smoke", at=workspace.now()), by="x")


def test_an_open_incident_is_told_to_everybody(contributor: Client, ask: Ask) -> None:
    real = {name: value for name, value in WANTED.items() if name != "is_drill"}
    contributor.post("/escalation/record/new/", real)
    shown = text(ask("viewer@acme.example"), "/notifications/")
    assert "An incident of severity 1 is open: Smoke in the shop" in shown


def test_the_matrix_has_letters_with_words_and_says_where_nobody_answers(
    contributor: Client, ask: Ask
) -> None:
    shown = text(contributor, "/responsibilities/")
    assert "Answer a complaint A answers for it R does it C is asked before" in shown
    assert "Choose a photo Nobody answers for it." in shown
    assert "There is no plan" in text(ask("owner@other.example"), "/responsibilities/")
    assert ask("owner@other.example").get(AT).status_code == 404
