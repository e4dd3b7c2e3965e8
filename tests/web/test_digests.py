"""Digests by mail: the numbers inside, one link, never twice, and a failure is told."""

import re
import smtplib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.urls import reverse

from tests.web import acme
from trueline.core.errors import SettingError
from trueline.home.wiring import open_workspace
from trueline.plan.naming import path_of
from trueline.web.digests import Sent, due_day, send_due
from trueline.web.mail_server import mail_sender, mail_server
from trueline.web.stores.alert_marks import Cadence, Choice, keep_choice
from trueline.web.stores.guests import demo_guest
from trueline.web.stores.organisations import OrganisationRecord, make_organisation
from trueline.web.stores.people import make_person

Ask = Callable[[str], Client]
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)  # a Wednesday
PLANNER = "planner@acme.example"


@pytest.fixture
def weekly(organisation: Any) -> int:  # noqa: ARG001 - Acme is there
    """Let the planner of Acme ask for a digest every week."""
    person = make_person(PLANNER)
    keep_choice("acme", person.pk, Choice(digest=Cadence.WEEKLY))
    return person.pk


def test_the_numbers_stand_in_the_mail_with_one_link(
    weekly: int, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    assert weekly
    workspace = open_workspace("acme")
    path = path_of(acme.OFF_PACE)
    workspace.notes.write(path, "See @Ada", mentions=(PLANNER,), by="Bo", now=workspace.now())
    assert send_due(NOW) == Sent(1, 0)
    [mail] = mailoutbox
    assert mail.to == [PLANNER]
    assert mail.subject == "Acme, 1 Mar 2026: 1 of 2 KPIs on pace"
    # 59 days of 150 and one more each day: 8850 + 1711; 60 of 365 days of the way to 100,000
    assert "Views of our films: 10.6k, expected 16.2k (Off pace)" in mail.body
    assert "Bo calls you in a note" in mail.body
    [(html, kind)] = mail.alternatives
    assert kind == "text/html"
    assert len(re.findall(r"https?://", str(mail.body))) == 1
    assert len(re.findall(r"https?://", str(html))) == 1
    assert "Views of our films" in str(html)


def test_no_digest_goes_twice_and_the_next_is_due_next_week(
    weekly: int, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    assert weekly
    for ahead in (0, 1, 4):  # Wednesday, Thursday, Sunday
        send_due(NOW + timedelta(days=ahead))
    assert len(mailoutbox) == 1
    send_due(NOW + timedelta(days=5))
    assert len(mailoutbox) == 2


def test_who_did_not_ask_gets_nothing(
    organisation: Any,  # noqa: ARG001 - Acme is there
    mailoutbox: list[EmailMultiAlternatives],
) -> None:
    assert send_due(NOW) == Sent(0, 0)
    assert mailoutbox == []


def test_the_guest_of_the_demo_has_no_mailbox(
    home: Any,  # noqa: ARG001 - the database is there
    mailoutbox: list[EmailMultiAlternatives],
) -> None:
    make_organisation(OrganisationRecord("demo", "Demo", is_demo=True))
    guest = demo_guest()
    assert guest
    keep_choice("demo", guest.pk, Choice(digest=Cadence.DAILY))
    assert send_due(NOW) == Sent(0, 0)
    assert mailoutbox == []


def test_what_a_person_muted_is_not_in_their_mail(
    weekly: int, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    keep_choice("acme", weekly, Choice(frozenset({"mention"}), Cadence.WEEKLY))
    workspace = open_workspace("acme")
    workspace.notes.write("goals/grow", "See", mentions=(PLANNER,), by="Bo", now=workspace.now())
    send_due(NOW)
    assert "calls you" not in mailoutbox[0].body


def test_a_mail_that_cannot_be_handed_over_is_told_and_not_tried_again(
    weekly: int, ask: Ask, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert weekly
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"

    def refuse(*_: object, **__: object) -> None:
        raise smtplib.SMTPConnectError(421, "too busy")

    monkeypatch.setattr(smtplib, "SMTP", refuse)
    now = open_workspace("acme").now()
    assert send_due(now) == Sent(0, 1)
    assert send_due(now) == Sent(0, 0)
    shown = ask(PLANNER).get(reverse("notifications")).content.decode()
    assert "was not sent" in shown
    assert "too busy" in shown


@pytest.mark.parametrize(
    ("cadence", "moment", "due"),
    [
        (Cadence.DAILY, datetime(2026, 11, 25, 5, 59, tzinfo=UTC), date(2026, 11, 24)),
        (Cadence.DAILY, datetime(2026, 11, 25, 6, 0, tzinfo=UTC), date(2026, 11, 25)),
        (Cadence.WEEKLY, datetime(2026, 11, 23, 5, 0, tzinfo=UTC), date(2026, 11, 16)),
        (Cadence.WEEKLY, datetime(2026, 11, 23, 6, 0, tzinfo=UTC), date(2026, 11, 23)),
        (Cadence.WEEKLY, datetime(2026, 11, 29, 23, 0, tzinfo=UTC), date(2026, 11, 23)),
    ],
)
def test_a_digest_is_due_in_the_morning(cadence: Cadence, moment: datetime, due: date) -> None:
    assert due_day(cadence, 0, moment) == due


def test_a_week_begins_where_the_organisation_says() -> None:
    assert due_day(Cadence.WEEKLY, 6, NOW) == date(2026, 11, 22)


def test_mail_goes_to_the_terminal_or_to_a_server_encrypted_on_the_way() -> None:
    assert mail_server("console").host == ""
    plain = mail_server("smtp://ada:p%40ss@mail.example.org")
    assert (plain.host, plain.port, plain.password) == ("mail.example.org", 587, "p@ss")
    assert plain.becomes_secret
    assert not plain.is_secret_at_once
    assert mail_server("smtps://mail.example.org").port == 465
    assert not mail_server("smtp://127.0.0.1:2525").becomes_secret


@pytest.mark.parametrize(
    "text", ["", "mail", "http://mail.example.org", "smtp://", "smtp://mail.example.org:pass"]
)
def test_a_mail_server_that_cannot_be_understood_is_refused_without_its_password(text: str) -> None:
    with pytest.raises(SettingError, match="TRUELINE_MAIL must be console, or look like"):
        mail_server(text)


def test_a_sender_without_an_address_is_refused() -> None:
    assert mail_sender("Trueline <trueline@example.org>")
    with pytest.raises(SettingError, match="TRUELINE_MAIL_FROM"):
        mail_sender("Trueline")
