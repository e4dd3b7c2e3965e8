"""Files that wait: asked about once a source, previewed, and only what was seen is imported."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from tests.web import acme, drops
from trueline.home.wiring import open_workspace
from trueline.web.file_report import report_of
from trueline.web.stores.answers import remembered_answers
from trueline.web.stores.jobs import JobState

pytestmark = pytest.mark.usefixtures("organisation")
VIEWS = ("views.csv", (drops.CASES / "meta-insights" / "views.csv").read_bytes())
DEALS = ("deals.csv", next((drops.CASES / "hubspot-deals").glob("*.csv")).read_bytes())
DAILY = ("brought.csv", acme.daily_rows(views=9).encode())
VIEWS_TEXT = VIEWS[1].decode("utf-16")
UNKNOWN = ("list.csv", b"Tag,Aufrufe,Quelle\n2026-05-01,7,a\n2026-05-02,8,a\n")


def another(number: int) -> tuple[str, bytes]:
    """Give the file of views in other bytes."""
    return f"views-{number}.csv", (VIEWS_TEXT + "\n" * number).encode("utf-16")


@pytest.fixture
def analyst(ask: Callable[[str], Client]) -> Client:
    return ask("analyst@acme.example")


def revision() -> int:
    return open_workspace("acme").facts.snapshot().revision


def test_bringing_and_looking_keeps_nothing(analyst: Client) -> None:
    number = drops.looked_through(analyst, DAILY, VIEWS)
    assert revision() == 1
    page = analyst.get(f"/data/drops/{number}/").content.decode()
    assert "59 changed" in page
    assert "59 same" in page
    assert "Import this file" in page  # the other one has to be answered for
    assert "columns understood" in page


def test_nothing_chosen_is_said(analyst: Client) -> None:
    answer = analyst.post("/data/files/", {"paths": "not JSON"}, follow=True)
    assert "No file was chosen." in answer.content.decode()


def test_litter_of_folders_is_left_out(analyst: Client) -> None:
    number = drops.bring(analyst, DAILY, (".DS_Store", b"x"), ("Thumbs.db", b"x"))
    assert [one.title for one in drops.found(number).files] == ["brought.csv"]


def test_marks_that_turn_a_name_round_are_left_out_of_it(analyst: Client) -> None:
    number = drops.bring(analyst, ("views\u202evsc.exe\u200b\u0007.csv", b"a,b"))
    assert drops.only_file(number).title == "viewsvsc.exe.csv"


def test_only_files_that_the_form_showed_are_imported(analyst: Client) -> None:
    other = ("other.csv", acme.daily_rows(views=10).encode())
    number = drops.looked_through(analyst, DAILY, other)
    seen, unseen = drops.found(number).files
    drops.send(analyst, number, seen.id)
    assert DBTaskResult.objects.count() == 2  # the look and the import
    rest = drops.work(number)
    assert [one.state for one in rest.files] == [JobState.SET_ASIDE, JobState.DRAFT]
    assert rest.job.state is JobState.DRAFT
    assert f'value="{unseen.id}"' in analyst.get(f"/data/drops/{number}/").content.decode()


def test_what_was_imported_already_is_said_and_not_imported_twice(analyst: Client) -> None:
    number = drops.looked_through(analyst, DAILY)
    file = drops.only_file(number).id
    drops.send(analyst, number, file)
    again = drops.send(analyst, number, file)
    assert again.url == f"/data/drops/{number}/"
    assert "do not wait any more" in analyst.get(again.url).content.decode()
    assert DBTaskResult.objects.count() == 2


DOUBTS = {
    "meta/acme": "The account meta/acme is of meta, but this is an export of facebook or",
    "instagrm/acme": "such as facebook/acme or instagram/acme.",
    "acme": "Name the network too, such as facebook/acme or instagram/acme.",
    "instagram/ac me": "instagram/ac me is no name of an account.",
    "instagram/<b>": "is no name of an account.",
    "instagram/a/b": "is no name of an account.",
    "/acme": "/acme is no name of an account.",
    "instagram/": "instagram/ is no name of an account.",
}


def test_an_account_that_cannot_be_is_said_beside_its_field_and_the_file_waits(
    analyst: Client, organisation: Path
) -> None:
    number = drops.looked_through(analyst, VIEWS)
    for account, said in DOUBTS.items():
        shown = drops.answer(analyst, number, g_account=account, g_made="2026-02-01")
        assert shown.status_code == 422
        words = shown.content.decode()
        assert said in words.partition('<span class="error">')[2].partition("</span>")[0]
        assert 'value="2026-02-01"' in words
    assert analyst.get(f"/data/drops/{number}/answers/").url == f"/data/drops/{number}/"
    waits = drops.only_file(number)
    assert waits.state is JobState.DRAFT
    assert (organisation / "uploads" / waits.order["upload"]).exists()


def test_a_file_of_an_untold_network_is_imported_under_the_account_named(analyst: Client) -> None:
    for rank, handle in enumerate(("acme", "äcme.repairs_2-b", "@acme")):
        number = drops.looked_through(analyst, another(rank))
        waiting = analyst.get(f"/data/drops/{number}/").content.decode()
        assert 'placeholder="facebook/… or instagram/…"' in waiting
        drops.answer(analyst, number, g_account=f"instagram/{handle}")
        file = drops.work(number).files[0].id
        drops.send(analyst, number, file, **{f"g{file}-account": f"instagram/{handle}"})
        report = report_of(drops.work(number).files[0])
        assert report is not None
        batch = analyst.get(f"/data/batches/{report.revision}/").content.decode()
        assert f"<dt>Accounts</dt><dd>instagram/{handle}</dd>" in batch


def test_nothing_is_offered_for_import_before_it_is_known_whose_it_is(analyst: Client) -> None:
    number = drops.looked_through(analyst, VIEWS)
    page = analyst.get(f"/data/drops/{number}/").content.decode()
    assert "What this file would bring" not in page
    assert "unstated" not in page


def test_an_answer_that_changes_with_the_import_button_is_previewed_first(
    analyst: Client,
) -> None:
    number = drops.looked_through(analyst, VIEWS)
    drops.answer(analyst, number, g_account="instagram/acme")
    file = drops.work(number).files[0].id
    drops.send(analyst, number, file, **{f"g{file}-account": "instagram/other"})
    assert drops.found(number).job.kind == "preview_drop"
    drops.work(number)
    assert revision() == 1
    report = report_of(drops.only_file(number))
    assert report is not None
    assert report.brought is not None
    assert report.brought.accounts == ("instagram/other",)


def test_a_source_is_asked_once_and_the_answer_is_shown_the_next_time(analyst: Client) -> None:
    number = drops.looked_through(analyst, VIEWS)
    drops.answer(analyst, number, g_account="instagram/acme")
    file = drops.work(number).files[0].id
    assert remembered_answers("acme") == ()  # nothing was imported under it yet
    drops.send(analyst, number, file, **{f"g{file}-account": "instagram/acme"})
    drops.work(number)
    [known] = remembered_answers("acme")
    assert (known.importer, known.account) == ("meta-insights", "instagram/acme")
    again = drops.looked_through(analyst, another(1))
    page = analyst.get(f"/data/drops/{again}/").content.decode()
    assert 'value="instagram/acme"' in page
    assert "As last time." in page
    analyst.post(f"/data/answers/{known.id}/forget/")
    third = drops.looked_through(analyst, another(2))
    assert "Needs an answer" in analyst.get(f"/data/drops/{third}/").content.decode()


def test_of_two_accounts_named_before_none_is_taken_by_itself(analyst: Client) -> None:
    for rank, handle in enumerate(("one", "two")):
        number = drops.looked_through(analyst, another(rank))
        drops.answer(analyst, number, g_account=f"instagram/{handle}")
        file = drops.work(number).files[0].id
        drops.send(analyst, number, file, **{f"g{file}-account": f"instagram/{handle}"})
        drops.work(number)
    assert len(remembered_answers("acme")) == 2
    number = drops.looked_through(analyst, another(3))
    assert "Needs an answer" in analyst.get(f"/data/drops/{number}/").content.decode()


def test_the_currency_is_asked_and_none_but_a_currency_is_taken(analyst: Client) -> None:
    number = drops.looked_through(analyst, DEALS)
    assert "Amounts are in" in analyst.get(f"/data/drops/{number}/").content.decode()
    refused = drops.answer(analyst, number, g_account="crm/acme", g_currency="xq7")
    assert "XQ7 is no currency." in refused.content.decode()
    drops.answer(analyst, number, g_account="crm/acme", g_currency="usd")
    [file] = drops.work(number).files
    report = report_of(file)
    assert report is not None
    assert report.used.currency == "USD"
    assert report.asks == frozenset()


def test_files_of_two_folders_are_asked_about_apart(analyst: Client) -> None:
    paths = '["2026/one/views.csv", "2026/two/views-1.csv"]'
    number = drops.looked_through(analyst, VIEWS, another(1), paths=paths)
    page = analyst.get(f"/data/drops/{number}/").content.decode()
    assert page.count("Whose is it?") == 2
    one, two = (file.id for file in drops.found(number).files)
    given = {f"g{one}-account": "instagram/one", f"g{two}-account": "instagram/two"}
    analyst.post(f"/data/drops/{number}/answers/", given)
    reports = [report_of(file) for file in drops.work(number).files]
    assert [one.brought.accounts for one in reports if one and one.brought] == [
        ("instagram/one",),
        ("instagram/two",),
    ]


def test_one_file_may_be_of_another_account_than_its_source(analyst: Client) -> None:
    number = drops.looked_through(analyst, VIEWS, another(1))
    one, two = (file.id for file in drops.found(number).files)
    given = {f"g{one}-account": "instagram/one", f"f{two}-account": "facebook/two"}
    analyst.post(f"/data/drops/{number}/answers/", given)
    reports = [report_of(file) for file in drops.work(number).files]
    assert [one.used.account for one in reports if one] == ["instagram/one", "facebook/two"]


def test_a_file_can_be_forgotten_alone_and_the_last_takes_the_drop_with_it(
    analyst: Client, organisation: Path
) -> None:
    number = drops.looked_through(analyst, DAILY, UNKNOWN)
    first, second = drops.found(number).files
    analyst.post(f"/data/drops/{number}/forget/", {"forget": first.id})
    assert [one.id for one in drops.found(number).files] == [second.id]
    gone = analyst.post(f"/data/drops/{number}/forget/")
    assert gone.url == "/data/"
    assert analyst.get(f"/data/drops/{number}/").status_code == 404
    assert list((organisation / "uploads").iterdir()) == []


def test_the_page_of_a_drop_is_light_and_asks_little(analyst: Client) -> None:
    files = [another(number) for number in range(12)]
    number = drops.looked_through(analyst, DAILY, UNKNOWN, *files)
    path = f"/data/drops/{number}/"
    analyst.get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = analyst.get(path)
    assert len(asked) <= 8, [one["sql"][:90] for one in asked]
    assert len(answer.content) <= 150_000


def test_who_may_only_look_sees_the_files_and_no_form(
    analyst: Client, ask: Callable[[str], Client]
) -> None:
    number = drops.looked_through(analyst, VIEWS, DAILY)
    viewer = ask("viewer@acme.example").get(f"/data/drops/{number}/").content.decode()
    assert "views.csv" in viewer
    assert "Whose is it?" not in viewer
    assert "Import th" not in viewer
    assert "Forget" not in viewer


def test_nobody_reaches_the_drop_of_another_organisation(
    analyst: Client, ask: Callable[[str], Client]
) -> None:
    number = drops.looked_through(analyst, DAILY)
    stranger = ask("owner@other.example")
    assert stranger.get(f"/data/drops/{number}/").status_code == 404
    for verb in ("answers", "import", "stop", "forget", "undo"):
        assert stranger.post(f"/data/drops/{number}/{verb}/").status_code in (302, 404)
    assert drops.only_file(number).state is JobState.DRAFT
    assert drops.found(number).job.stop_asked is False
