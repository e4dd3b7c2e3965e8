"""The page of a meeting: its hours, its questions to the database, its fragments and its mails."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web import acme
from tests.web.acme_meetings import adopt
from tests.web.held_at_acme import FIRST, OFF, bring, came, class_all, opened, wish, write
from trueline.usecases.coordinating.acting.agree import ActionWish
from trueline.usecases.coordinating.reviewing.close import Closing, DraftFate, close_session
from trueline.usecases.coordinating.reviewing.resolve import agree_in, decide_in
from trueline.usecases.coordinating.reviewing.sitting import sitting_of
from trueline.usecases.workspace import Workspace
from trueline.web.access import Role
from trueline.web.stores.people import join, make_person

MOST = 8
AT = f"/meetings/{FIRST}/"
NOT_HELD = "weekly-2026-02-26"
LATE = f"/meetings/{NOT_HELD}/"
BY = "approver@acme.example"
SENT = "Minutes were mailed to"


@pytest.fixture
def workspace(home: Path) -> Workspace:
    assert home.exists()
    acme.make_organisations()
    return adopt()


@pytest.fixture
def ask(client: Client) -> Callable[[Role], Client]:
    def sign_in(role: Role) -> Client:
        client.force_login(acme.person(role))
        return client

    return sign_in


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("meeting", ["weekly-2026-03-05", "weekly-2026-06-04"])
def test_hours_stand_on_the_meeting_s_own_clock_in_winter_and_in_summer(
    ask: Callable[[Role], Client], meeting: str
) -> None:
    told = ask(Role.VIEWER).get(f"/meetings/{meeting}/").content.decode()
    assert "14:30–15:15 Europe/Dublin" in told
    assert ">14:30</time>" in told


def test_a_page_asks_little_before_the_meeting_and_after(
    ask: Callable[[Role], Client], workspace: Workspace, tmp_path: Path
) -> None:
    bring(workspace, tmp_path / "acme.csv")
    client = ask(Role.APPROVER)
    steps = (
        lambda: None,
        lambda: opened(workspace),
        lambda: decided(workspace),
        lambda: finish(workspace),
    )
    for prepare in steps:
        prepare()
        client.get(AT)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(AT).status_code == 200
        assert len(asked) <= MOST, [one["sql"][:100] for one in asked]


def decided(workspace: Workspace) -> None:
    came(workspace)
    write(workspace, "channels/instagram/why", "Our people are there.")
    made = decide_in(workspace, FIRST, wish(), by=BY)
    agree_in(workspace, FIRST, ActionWish("Film", "Ada Brandt", decision=made.id), by=BY)


def finish(workspace: Workspace) -> None:
    class_all(workspace)
    close_session(workspace, FIRST, Closing(DraftFate.LEAVE), by=BY)


def test_minutes_are_saved_as_a_fragment_and_a_conflict_shows_both(
    ask: Callable[[Role], Client], workspace: Workspace
) -> None:
    opened(workspace)
    client, headers = ask(Role.CONTRIBUTOR), {"HX-Request": "true"}
    form = {"key": OFF, "place": "1", "was": "", "text": "First"}
    saved = client.post(f"{AT}minute/", form, headers=headers)
    assert "Saved" in saved.content.decode()
    assert 'value="First"' in saved.content.decode()
    other = client.post(f"{AT}minute/", {**form, "text": "Second"}, headers=headers)
    assert other.status_code == 422
    assert "First" in other.content.decode()
    again = {**form, "text": "Second", "was": "First"}
    assert client.post(f"{AT}minute/", again, headers=headers).status_code == 200
    assert client.post(f"{AT}minute/", {**form, "key": "nothing"}).status_code == 404
    assert client.post(f"{AT}class/", {"key": OFF, "class": "no such"}).status_code == 404


def test_without_scripts_a_text_that_is_not_saved_is_still_shown(
    ask: Callable[[Role], Client], workspace: Workspace
) -> None:
    opened(workspace)
    client, form = ask(Role.CONTRIBUTOR), {"key": OFF, "place": "1", "was": ""}
    client.post(f"{AT}minute/", {**form, "text": "First"})
    refused = client.post(f"{AT}minute/", {**form, "text": "A second view"})
    assert refused.status_code == 422
    assert all(words in refused.content.decode() for words in ("First", "A second view"))


def test_opening_is_taken_back_and_minutes_of_an_open_meeting_are_not_mailed(
    ask: Callable[[Role], Client], workspace: Workspace
) -> None:
    client = ask(Role.CONTRIBUTOR)
    told = client.post(f"{LATE}open/", follow=True).content.decode()
    assert f"{LATE}open/take-back/" in told
    ask(Role.APPROVER)
    assert "not mailed" in client.post(f"{LATE}mail/", follow=True).content.decode()
    assert mail.outbox == []
    ask(Role.CONTRIBUTOR)
    again = client.post(f"{LATE}open/take-back/", follow=True)
    assert "planned again" in again.content.decode()
    assert sitting_of(workspace, NOT_HELD).session.as_of is None
    assert client.post(f"{LATE}open/take-back/").status_code == 422


@pytest.mark.usefixtures("workspace")
def test_a_meeting_days_ahead_offers_no_opening_and_refuses_it(
    ask: Callable[[Role], Client],
) -> None:
    client = ask(Role.CONTRIBUTOR)
    told = client.get(AT).content.decode()
    assert ("Open the meeting" in told, "opened from 4 Mar 2026" in told) == (False, True)
    refused = client.post(f"{AT}open/")
    assert refused.status_code == 422
    assert "it opens from 4 Mar 2026" in refused.content.decode()


def close(client: Client) -> Any:
    return client.post(f"{AT}close/", follow=True)


def test_closing_lists_what_is_missing_then_mails_the_minutes_to_who_has_an_account(
    ask: Callable[[Role], Client], workspace: Workspace
) -> None:
    opened(workspace)
    join(make_person("cleo@acme.example", name="Cleo Marsh"), "acme", [Role.VIEWER])
    client = ask(Role.APPROVER)
    refused = close(client)
    assert refused.status_code == 422
    assert "has no class" in refused.content.decode()
    class_all(workspace)
    told = close(client).content.decode()
    assert f"{SENT} cleo@acme.example." in told
    assert "No account is known of Ada Brandt, Bo Lindqvist, Dora Finch" in told
    (sent,) = mail.outbox
    assert sent.to == ["cleo@acme.example"]
    assert [name for name, _content, _kind in sent.attachments] == [
        f"{FIRST}-minutes.pdf",
        "weekly-2026-03-12.ics",
    ]
    assert sitting_of(workspace, FIRST).session.closed_at is not None


class Unreachable(BaseEmailBackend):
    """A server of mails that nobody reaches."""

    def send_messages(self, _messages: Any) -> int:
        raise ConnectionRefusedError("Connection refused")


def test_a_mail_that_was_not_sent_is_told_and_can_be_sent_again(
    ask: Callable[[Role], Client], workspace: Workspace, settings: Any
) -> None:
    opened(workspace)
    class_all(workspace)
    join(make_person("cleo@acme.example", name="Cleo Marsh"), "acme", [Role.VIEWER])
    settings.EMAIL_BACKEND = f"{__name__}.Unreachable"
    client = ask(Role.APPROVER)
    assert "was not sent: Connection refused" in close(client).content.decode()
    assert "was not sent: Connection refused" in client.get(AT).content.decode()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert SENT in client.post(f"{AT}mail/", follow=True).content.decode()


def test_minutes_come_as_files_and_not_before_the_meeting(
    ask: Callable[[Role], Client], workspace: Workspace
) -> None:
    client = ask(Role.VIEWER)
    assert client.get(f"{AT}minutes.pdf").status_code == 404
    opened(workspace)
    assert client.get(f"{AT}minutes.pdf").content.startswith(b"%PDF")
    assert client.get(f"{AT}minutes.zip").status_code == 404
