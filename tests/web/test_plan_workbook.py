"""A workbook is taken away, changed, looked at, and written into the draft as one edit."""

import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from trueline.home.wiring import open_workspace
from trueline.plan.document import Plan
from trueline.plan.edits import Edit, set_field
from trueline.plan.sheet.rows import LEVEL, PLACE
from trueline.usecases.edit_plan import edit_plan
from trueline.web import workbook_file

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
Rows = list[list[Any]]
PLANNER, VIEWER = "planner@acme.example", "viewer@acme.example"
PAGE, FILE = "/plan/workbook/", "/plan/outline.xlsx"
VIEWS = "scopes/marketing/social_goals/be-seen/kpis/views"
GUIDES = "scopes/marketing/social_goals/be-seen/tactics/guides"
FOLLOWERS = "scopes/marketing/social_goals/be-seen/kpis/followers"


def plan() -> Plan:
    plans = open_workspace("acme").plans
    draft, adopted = plans.drafts.current(), plans.adopted()
    assert adopted is not None
    return draft.plan if draft else adopted.plan


def changed(content: bytes, change: Callable[[Rows], Rows]) -> bytes:
    """Give a workbook with its outline changed; the hidden sheet stays."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets: dict[str, Any] = {
        one: book.get_sheet_by_name(one).to_python() for one in book.sheet_names
    }
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as made:
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for at, row in enumerate(change(rows) if name == "Outline" else rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(at, column, cell, day)
                    else:
                        sheet.write(at, column, cell)
    return held.getvalue()


def renamed(path: str, name: str) -> Callable[[Rows], Rows]:
    def change(rows: Rows) -> Rows:
        place, title = rows[0].index(PLACE), rows[0].index("Name")
        for row in rows[1:]:
            if row[place] == path:
                row[title] = name
        return rows

    return change


def without(path: str) -> Callable[[Rows], Rows]:
    return lambda rows: [rows[0], *(row for row in rows[1:] if path not in row)]


def bring(client: Client, content: bytes, name: str = "outline.xlsx") -> tuple[str, str]:
    """Bring a workbook, and give its key and the page that it leads to."""
    upload = SimpleUploadedFile(name, content)
    answer = client.post(f"{PAGE}bring/", {"workbook": upload})
    assert answer.status_code == 302, answer.content.decode()
    key = parse_qs(urlsplit(answer.url).query)["file"][0]  # type: ignore[attr-defined]
    return key, client.get(answer.url).content.decode()  # type: ignore[attr-defined]


def test_a_workbook_is_previewed_written_as_one_edit_and_taken_back(ask: Ask) -> None:
    client = ask(PLANNER)
    taken = client.get(FILE)
    assert 'filename="acme-outline-version-1.xlsx"' in taken.headers["Content-Disposition"]
    key, page = bring(client, changed(taken.content, renamed(VIEWS, "Films <b>seen</b>")))
    assert "<ins>Films &lt;b&gt;seen&lt;/b&gt;</ins>" in page
    assert "Write one change into the draft" in page
    assert open_workspace("acme").plans.drafts.current() is None
    told = client.post(f"{PAGE}take/", {"file": key, "reason": "Clearer"}, follow=True)
    assert told.redirect_chain == [("/plan/?plan=draft&view=outline", 302)]
    assert "One change of the workbook is in the draft." in told.content.decode()
    assert "Films <b>seen</b>" in str(plan())
    [entry] = open_workspace("acme").plans.drafts.entries()
    assert (entry.by, entry.reason) == (PLANNER, "Clearer")
    client.post("/plan/edit/undo/", {"entry": "1"})
    assert "Films" not in str(plan())
    assert client.post(f"{PAGE}take/", {"file": key}).status_code == 404


def test_a_row_that_is_gone_takes_its_part_out_only_when_ticked(ask: Ask) -> None:
    client = ask(PLANNER)
    key, page = bring(client, changed(client.get(FILE).content, without(FOLLOWERS)))
    assert "One part has no row any more" in page
    assert "The workbook changes nothing." in page
    ticked = client.get(f"{PAGE}?file={key}&remove=yes").content.decode()
    assert "no longer a KPI" in ticked
    client.post(f"{PAGE}take/", {"file": key, "remove": "yes"})
    assert "Followers" not in [one.name for one in plan().scopes[0].social_goals[0].kpis]


def test_what_somebody_else_changed_is_shown_and_not_written_over(ask: Ask) -> None:
    client = ask(PLANNER)

    def both(rows: Rows) -> Rows:
        return renamed(FOLLOWERS, "People who follow")(renamed(VIEWS, "Films seen")(rows))

    taken = client.get(FILE).content
    content = changed(taken, lambda rows: without(GUIDES)(both(rows)))

    def theirs(now: Plan) -> list[Edit]:
        return [set_field(now, f"{VIEWS}/name", "Views, all films")]

    edit_plan(open_workspace("acme"), theirs, by="x")
    key, page = bring(client, content)
    assert "Somebody else changed one of these first" in page
    assert "Views, all films ≠" in page
    assert "One part has no row any more" in page
    assert "into the draft</button>" not in page
    refused = client.post(f"{PAGE}take/", {"file": key})
    assert refused.status_code == 422
    assert "People who follow" not in str(plan())
    rest = client.get(f"{PAGE}?file={key}&theirs=yes").content.decode()
    assert "Write one change into the draft" in rest
    client.post(f"{PAGE}take/", {"file": key, "theirs": "yes"})
    assert [one.name for one in plan().scopes[0].social_goals[0].kpis] == [
        "Views, all films",
        "People who follow",
    ]


def test_a_cell_that_cannot_be_read_is_refused_by_row_and_nothing_is_kept(
    ask: Ask, organisation: Path
) -> None:
    client = ask(PLANNER)

    def wrong(rows: Rows) -> Rows:
        rows[2][0] = "Colour"
        return rows

    content = changed(client.get(FILE).content, wrong)
    answer = client.post(f"{PAGE}bring/", {"workbook": SimpleUploadedFile("a.xlsx", content)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“Colour” is no level." in page
    assert re.search(r"a\.xlsx, Outline, row 3", page)
    assert list((organisation / "uploads").iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 cut off"])
def test_what_is_no_workbook_is_refused(ask: Ask, content: bytes) -> None:
    upload = SimpleUploadedFile("a.xlsx", content)
    answer = ask(PLANNER).post(f"{PAGE}bring/", {"workbook": upload})
    assert answer.status_code in {302, 422}
    assert open_workspace("acme").plans.drafts.current() is None


@pytest.mark.parametrize("base", ["[]", "{}", '{"format": 99}', "[" * 9000, '{"title": 1}'])
def test_a_hidden_sheet_that_was_changed_is_refused(ask: Ask, base: str) -> None:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as made:
        made.add_worksheet("Outline").write_row(0, 0, [LEVEL, PLACE])
        made.add_worksheet("Base").write_column(0, 0, ["Trueline plan", f"{base}|"])
    upload = SimpleUploadedFile("a.xlsx", held.getvalue())
    answer = ask(PLANNER).post(f"{PAGE}bring/", {"workbook": upload})
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.content.decode()


def test_a_file_beyond_all_measure_is_refused(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_file, "MOST_BYTES", 10)
    answer = ask(PLANNER).post(
        f"{PAGE}bring/", {"workbook": SimpleUploadedFile("a.xlsx", b"x" * 11)}
    )
    assert answer.status_code == 422
    assert "has at most 10 bytes" in answer.content.decode()


def test_without_a_file_nothing_happens(ask: Ask) -> None:
    told = ask(PLANNER).post(f"{PAGE}bring/", follow=True).content.decode()
    assert "No file was chosen." in told


def test_a_workbook_is_its_owners_and_can_be_forgotten(ask: Ask, organisation: Path) -> None:
    client = ask(PLANNER)
    key, _page = bring(client, client.get(FILE).content)
    for other in (ask(PLANNER), ask("owner@other.example")):
        assert other.get(f"{PAGE}?file={key}").status_code == 404
        assert other.post(f"{PAGE}take/", {"file": key}).status_code == 404
    told = client.post(f"{PAGE}forget/", follow=True).content.decode()
    assert "nothing was changed" in told
    assert list((organisation / "uploads").iterdir()) == []
    assert client.get(f"{PAGE}?file={key}").status_code == 404


def test_who_may_not_write_only_takes_it_away(ask: Ask) -> None:
    client = ask(VIEWER)
    assert b'type="file"' not in client.get(PAGE).content
    assert client.get(FILE).status_code == 200
    page = client.get("/plan/").content.decode()
    assert f'href="{FILE}' in page
    assert "Bring a workbook back" not in page
    assert ask("owner@other.example").get(FILE).status_code == 404
