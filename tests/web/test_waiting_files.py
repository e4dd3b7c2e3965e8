"""Files that wait: what a person said of them is checked, and only what they saw begins."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_tasks_db.models import DBTaskResult

from tests.web import acme
from trueline.web.jobs.import_file import run
from trueline.web.stores.jobs import JobState, find_job, newest_jobs

pytestmark = pytest.mark.usefixtures("organisation")
CASES = Path(__file__).resolve().parents[1] / "cases" / "importers"
UNTOLD = CASES / "meta-insights" / "views.csv"


@pytest.fixture
def analyst(ask: Callable[[str], Client]) -> Client:
    return ask("analyst@acme.example")


def bring(client: Client, content: bytes, name: str = "brought.csv") -> int:
    """Bring a file and give the number of its draft."""
    client.post("/data/files/", {"files": SimpleUploadedFile(name, content)})
    return newest_jobs("acme")[0].id


def bring_daily(client: Client, name: str = "brought.csv") -> int:
    return bring(client, acme.daily_rows(views=9).encode(), name)


def send(client: Client, *numbers: int, **answers: str) -> Any:
    return client.post("/data/import/", {"file": list(numbers), **answers}, follow=True)


def test_a_file_that_the_form_did_not_show_goes_on_waiting(analyst: Client) -> None:
    unseen, seen = bring_daily(analyst), bring_daily(analyst)
    send(analyst, seen)
    assert find_job("acme", seen).state is JobState.WAITING
    assert find_job("acme", unseen).state is JobState.DRAFT
    assert DBTaskResult.objects.count() == 1


def test_a_file_that_is_gone_is_said_and_not_imported_twice(analyst: Client) -> None:
    number = bring_daily(analyst)
    send(analyst, number)
    again = send(analyst, number)
    assert "One file does not wait any more" in again.content.decode()
    assert again.redirect_chain[0][0] == "/data/"
    forgotten = analyst.post(f"/data/files/{number}/forget/", follow=True)
    assert "does not wait any more" in forgotten.content.decode()
    assert DBTaskResult.objects.count() == 1


@pytest.mark.parametrize(
    ("account", "said"),
    [
        ("", "The file does not say whose it is."),
        ("meta/acme", "The account meta/acme is of meta, but this is an export of facebook or"),
        ("instagrm/acme", "such as facebook/acme or instagram/acme."),
        ("acme", "Name the network too, such as facebook/acme or instagram/acme."),
        ("instagram/ac me", "instagram/ac me is no name of an account."),
        ("instagram/<b>", "is no name of an account."),
        ("instagram/a/b", "is no name of an account."),
        ("/acme", "/acme is no name of an account."),
        ("instagram/", "instagram/ is no name of an account."),
    ],
)
def test_an_account_that_cannot_be_is_said_beside_its_field_and_the_file_waits(
    analyst: Client, organisation: Path, account: str, said: str
) -> None:
    number = bring(analyst, UNTOLD.read_bytes())
    shown = send(analyst, number, **{f"account-{number}": account, f"made-{number}": "2026-02-01"})
    assert shown.status_code == 422
    words = shown.content.decode()
    fault = words.partition(f'id="fault-{number}">')[2].partition("</p>")[0]
    assert said in fault
    assert 'value="2026-02-01"' in words
    assert analyst.get("/data/import/")["Location"] == "/data/"
    waits = find_job("acme", number)
    assert waits.state is JobState.DRAFT
    assert (organisation / "uploads" / waits.order["upload"]).exists()


@pytest.mark.parametrize("handle", ["acme", "äcme.repairs_2-b", "@acme"])
def test_a_file_of_an_untold_network_is_imported_under_the_account_named(
    analyst: Client, handle: str
) -> None:
    number = bring(analyst, UNTOLD.read_bytes())
    assert 'placeholder="facebook/… or instagram/…"' in analyst.get("/data/").content.decode()
    assert send(analyst, number, **{f"account-{number}": f"instagram/{handle}"}).status_code == 200
    run.func(number)
    ended = find_job("acme", number)
    assert ended.result is not None
    assert f"instagram/{handle}" in analyst.get("/data/").content.decode()
    batch = analyst.get(f"/data/batches/{ended.result['revision']}/").content.decode()
    assert f"<dt>Accounts</dt><dd>instagram/{handle}</dd>" in batch


def test_who_may_only_look_is_not_offered_the_files_that_wait(
    analyst: Client, ask: Callable[[str], Client]
) -> None:
    number = bring_daily(analyst)
    viewer = ask("viewer@acme.example")
    assert b'id="drafts"' in analyst.get("/data/").content
    assert b'id="drafts"' not in viewer.get("/data/").content
    send(analyst, number)
    fragment = {"HX-Request": "true"}
    assert b"Stop" in analyst.get(f"/data/jobs/{number}/", headers=fragment).content
    assert b"Stop" not in viewer.get(f"/data/jobs/{number}/", headers=fragment).content


def test_a_row_that_ends_brings_what_is_imported_now(analyst: Client) -> None:
    number = bring_daily(analyst, "second.csv")
    send(analyst, number)
    fragment = {"HX-Request": "true"}
    waiting = analyst.get(f"/data/jobs/{number}/", headers=fragment).content.decode()
    assert 'hx-get="' in waiting
    assert 'id="imported"' not in waiting
    run.func(number)
    ended = analyst.get(f"/data/jobs/{number}/", headers=fragment).content.decode()
    assert 'hx-get="' not in ended
    assert 'id="imported" hx-swap-oob="true"' in ended
    assert "second.csv</a>" in ended


def test_marks_that_turn_a_name_round_are_left_out_of_it(analyst: Client) -> None:
    number = bring_daily(analyst, "views\u202evsc.exe\u200b\u0007.csv")
    assert find_job("acme", number).title == "viewsvsc.exe.csv"
