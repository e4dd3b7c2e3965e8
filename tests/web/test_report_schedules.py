"""Scheduled reports: each goes once to each, a failure is kept, told, and tried again."""

import smtplib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.urls import reverse

from trueline.home.wiring import open_workspace
from trueline.usecases.reporting.issue import issues
from trueline.usecases.reporting.schedules import ScheduleWish, schedule_report, schedules
from trueline.usecases.scheduling.schedule import Rhythm, Schedule, SendingState
from trueline.usecases.scheduling.sendings import SCHEDULES, sendings
from trueline.usecases.scheduling.wish import ReportWish
from trueline.usecases.watching.of_reports import alerts_of_reports
from trueline.usecases.workspace import Workspace
from trueline.web.access import Role
from trueline.web.models import Membership, Organisation
from trueline.web.report_sending import send_all_due
from trueline.web.stores.people import make_person
from trueline.web.stores.recipients import may_get, outsiders

Ask = Callable[[str], Client]
PLANNER, VIEWER = "planner@acme.example", "viewer@acme.example"
OUTSIDE = "board@elsewhere.example"
LONG_AGO = timedelta(days=30)


@pytest.fixture
def workspace(organisation: Path) -> Workspace:  # noqa: ARG001 - Acme is there
    return open_workspace("acme")


@pytest.fixture
def weekly(workspace: Workspace) -> Schedule:
    """A schedule that was set up a month ago, so that a report is due."""
    asked = ScheduleWish(
        wish=ReportWish("audit-extract"),
        rhythm=Rhythm.WEEKLY,
        recipients=(PLANNER, OUTSIDE),
        formats=("html",),
        zone="UTC",
        weekday=(workspace.now() - timedelta(days=1)).weekday(),  # the next is days ahead
    )
    made = schedule_report(workspace, asked, by=PLANNER)
    past = Schedule(**{**_fields(made), "since": workspace.now() - LONG_AGO})
    SCHEDULES.keep(workspace.entries, past, about=made.id, by=PLANNER, now=workspace.now())
    return past


def _fields(schedule: Schedule) -> dict[str, Any]:
    return {name: getattr(schedule, name) for name in Schedule.__slots__}


def now() -> datetime:
    return datetime.now(UTC)


def test_a_due_report_is_issued_and_goes_once_to_each(
    weekly: Schedule, workspace: Workspace, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    assert weekly.id
    done = send_all_due(now())
    assert (done.sent, done.failed) == (1, 0)
    assert [mail.to for mail in mailoutbox] == [[PLANNER], [OUTSIDE]]
    [report] = issues(workspace)
    first = mailoutbox[0]
    assert first.subject.startswith("Audit extract, ")
    assert "Who did what" in first.body
    assert reverse("issued-report", args=[report.id]) in first.body
    assert [name for name, _, _ in first.attachments] == [f"audit-extract-{report.id}.html"]
    assert send_all_due(now()).sent == 0
    assert len(mailoutbox) == 2
    [sending] = sendings(workspace)
    assert (sending.state, sending.sent_to) == (SendingState.SENT, (PLANNER, OUTSIDE))


def test_a_failed_sending_is_told_and_tried_again_for_those_whom_it_missed(
    weekly: Schedule,
    workspace: Workspace,
    ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
    mailoutbox: list[EmailMultiAlternatives],
) -> None:
    handed_over = EmailMultiAlternatives.send

    def refuse_strangers(mail: EmailMultiAlternatives, **known: Any) -> int:
        if mail.to == [OUTSIDE]:
            raise smtplib.SMTPRecipientsRefused({OUTSIDE: (550, b"no such mailbox")})
        return handed_over(mail, **known)

    monkeypatch.setattr(EmailMultiAlternatives, "send", refuse_strangers)
    began = now()
    assert send_all_due(began).failed == 1
    [failed] = sendings(workspace)
    assert (failed.state, failed.sent_to) == (SendingState.FAILED, (PLANNER,))
    assert OUTSIDE in failed.why
    [alert] = alerts_of_reports(workspace)
    assert alert.about == weekly.id
    shown = ask(PLANNER).get(reverse("all-reports")).content.decode()
    assert "not sent" in shown
    assert "no such mailbox" in shown

    assert send_all_due(began + timedelta(minutes=5)).failed == 0  # it waits first
    assert send_all_due(began + timedelta(minutes=16)).failed == 1
    monkeypatch.setattr(EmailMultiAlternatives, "send", handed_over)
    assert send_all_due(began + timedelta(hours=2)).sent == 1
    assert [mail.to for mail in mailoutbox] == [[PLANNER], [OUTSIDE]]
    assert len(issues(workspace)) == 1
    assert tuple(alerts_of_reports(workspace)) == ()


def test_after_some_tries_people_are_left_to_it_and_can_send_it_again_by_a_press(
    weekly: Schedule,
    workspace: Workspace,
    ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
    mailoutbox: list[EmailMultiAlternatives],
) -> None:
    handed_over = EmailMultiAlternatives.send

    def no_server(*_: Any, **__: Any) -> int:
        raise ConnectionRefusedError("nobody listens")

    monkeypatch.setattr(EmailMultiAlternatives, "send", no_server)
    at = now()
    for _ in range(8):
        send_all_due(at)
        at += timedelta(hours=5)
    [failed] = sendings(workspace)
    assert failed.tries == 4
    monkeypatch.setattr(EmailMultiAlternatives, "send", handed_over)
    act = reverse("change-schedule", args=[weekly.id])
    assert "It was sent." in ask(PLANNER).post(act, {"do": "again"}, follow=True).content.decode()
    assert [mail.to for mail in mailoutbox] == [[PLANNER], [OUTSIDE]]
    assert ask(PLANNER).post(act, {"do": "again"}).status_code == 404


def test_who_may_see_one_scope_gets_no_report_of_more(
    workspace: Workspace, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    person, acme_row = make_person("mara@acme.example"), Organisation.objects.get(slug="acme")
    Membership.objects.create(
        person=person, organisation=acme_row, role=Role.VIEWER.value, scope="marketing"
    )
    assert not may_get("acme", "Mara@acme.example", "")
    assert may_get("acme", "mara@acme.example", "marketing")
    assert may_get("acme", PLANNER, "")
    assert may_get("acme", OUTSIDE, "")
    assert outsiders("acme", [PLANNER, OUTSIDE]) == (OUTSIDE,)
    asked = ScheduleWish(
        wish=ReportWish("audit-extract"),
        rhythm=Rhythm.MONTHLY,
        recipients=("mara@acme.example",),
        formats=(),
        zone="UTC",
    )
    made = schedule_report(workspace, asked, by=PLANNER)
    past = Schedule(**{**_fields(made), "since": workspace.now() - 2 * LONG_AGO})
    SCHEDULES.keep(workspace.entries, past, about=made.id, by=PLANNER, now=workspace.now())
    assert send_all_due(now()).failed == 1
    assert mailoutbox == []
    assert "parts of the plan alone" in sendings(workspace)[0].why


def test_a_schedule_waits_goes_on_ends_and_stands_again(
    weekly: Schedule, workspace: Workspace, ask: Ask, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    client, act = ask(PLANNER), reverse("change-schedule", args=[weekly.id])
    client.post(act, {"do": "pause"})
    assert send_all_due(now()).sent == 0
    client.post(act, {"do": "resume"})
    assert send_all_due(now()).sent == 0  # what came due while it waited is not sent
    client.post(act, {"do": "end"})
    assert schedules(workspace) == ()
    client.post(reverse("put-back-schedule", args=[weekly.id]))
    assert [one.id for one in schedules(workspace)] == [weekly.id]
    assert mailoutbox == []


def test_the_form_says_what_cannot_be_and_keeps_nothing(workspace: Workspace, ask: Ask) -> None:
    said = {
        "layout": "scope-report",
        "rhythm": "weekly",
        "hour": "7",
        "zone": "UTC",
        "recipients": "not-an-address",
    }
    answer = ask(PLANNER).post(reverse("ask-schedule"), said)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "is no address" in text
    assert "is about one scope" in text
    assert schedules(workspace) == ()
    good = {**said, "layout": "committee-pack", "recipients": f"{PLANNER}\n{OUTSIDE}"}
    done = ask(PLANNER).post(reverse("ask-schedule"), good, follow=True)
    assert f"Not of this organisation, and sent to all the same: {OUTSIDE}." in (
        done.content.decode()
    )
    assert ask(VIEWER).post(reverse("ask-schedule"), good).status_code == 403
