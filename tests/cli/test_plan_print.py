"""``plan print`` and ``plan workbook``: the same plan on paper and in a spreadsheet."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from tests.cli.conftest import Said
from trueline.core.money import Money
from trueline.demo.plan import plan_text
from trueline.home.opening import open_home
from trueline.plan.actions import KeyAction
from trueline.plan.channels.channel import Channel
from trueline.plan.channels.content import Advice, DoOrDont
from trueline.plan.channels.objective import ChannelObjective
from trueline.plan.channels.resources import Tool
from trueline.plan.document import Plan
from trueline.plan.edits import set_field
from trueline.plan.parts import changed, look_up
from trueline.plan.yaml.text import read_plan
from trueline.usecases.edit_plan import edit_plan
from trueline.usecases.workspace import Workspace

Run = Callable[..., Said]
GOAL = "scopes/marketing/social_goals/first-orders"
SCRIPT = "<script>alert(1)</script>"


def _plan() -> Plan:
    demo = read_plan(plan_text(), "demo")

    def whole(channel: Channel) -> Channel:
        kpi = look_up(demo, f"{GOAL}/kpis/shop-revenue")
        return replace(
            channel,
            vision="The first place that people look at.",
            segments=(),
            why=f"They are here. {SCRIPT}",
            objectives=(
                ChannelObjective("win", "Win orders", "marketing/first-orders", kpis=(kpi,)),
                ChannelObjective("show", "Show your mend", "community/show-your-mend"),
            ),
            tools=(Tool("suite", "Suite", cost_month=Money(Decimal(49), "EUR")),),
            actions=tuple(KeyAction(f"step-{n}", f"Step {n}", "Ana") for n in range(60)),
            dos_and_donts=(
                DoOrDont("kind", Advice.DO, "Be kind"),
                DoOrDont("rush", Advice.DONT, "Rush"),
            ),
            measurement="Every Monday.",
        )

    shared = replace(demo, tools=(Tool("planner", "Planner of all", "Plans"),))
    return changed(shared, "channels/instagram", whole)  # type: ignore[no-any-return]


@pytest.fixture
def workspace(home: Path) -> Workspace:  # noqa: ARG001 - opens the database
    """Give an organisation with two versions, in force since 2 March and since 4 May."""
    opened = open_home().workspace()
    plan = _plan()
    opened.plans.adopt(plan, by="Ada", now=datetime(2026, 3, 2, tzinfo=UTC))
    opened.plans.adopt(
        replace(plan, title="Second"), by="Ada", now=datetime(2026, 5, 4, tzinfo=UTC)
    )
    return opened


def _text(path: Path) -> str:
    pages = pypdf.PdfReader(path).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def test_the_action_plan_answers_its_questions_on_one_page(
    trueline: Run, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "plan.pdf"
    said = trueline(
        "plan", "print", "channel-action-plan", path, "--part", "channels/instagram", "--json"
    )
    assert said.code == 0, said.text
    assert said.json["pages"] == len(pypdf.PdfReader(path).pages) == 1
    text = _text(path)
    for words in (
        "The first place that people look at.",
        SCRIPT,
        "Win orders → Win orders from people who meet us in their feed",
        "Revenue of the shop",
        "430,000 EUR",
        "Interactions on Instagram and Facebook",
        "Suite, 49 EUR a month",
        "Planner of all: Plans",
        "31 Dec 2026",
        "Customers Nothing is said yet.",
        "Step 0, Ana",
        "Be kind",
        "Rush",
        "Every Monday.",
        "Version 2, approved on 4 May 2026",
    ):
        assert words in text, words
    assert re.search(r"and \d+ more", text)  # 60 steps do not fit, and that is said
    adopted = workspace.plans.adopted()
    assert adopted is not None
    assert adopted.digest[:12] in text


def test_the_plan_as_of_a_day_has_one_digest_on_paper_and_on_the_command_line(
    trueline: Run, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "then.pdf"
    printed = trueline("plan", "print", "plan-tree", path, "--as-of", "2026-04-01", "--json").json
    shown = trueline("plan", "export", "--as-of", "2026-04-01", "--json").json
    assert printed["digest"] == shown["digest"] == workspace.plans.version(1).digest
    text = _text(path)
    assert "Version 1, approved on 2 Mar 2026" in text
    assert printed["digest"][:12] in text


@pytest.mark.usefixtures("workspace")
def test_a_scope_is_drawn_alone(trueline: Run, tmp_path: Path) -> None:
    path = tmp_path / "people.svg"
    assert trueline("plan", "print", "plan-tree", path, "--part", "scopes/people").code == 0
    assert path.read_text().startswith("<svg")


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["plan-tree", "x.pdf", "--part", "channels/x"],
            "channels/x is no scope; known are scopes/",
        ),
        (["channel-action-plan", "x.pdf"], "A channel is needed; known are channels/instagram"),
        (["channel-action-plan", "x.pdf", "--part", "channels/vine"], "channels/vine"),
        (["poster", "x.pdf"], "There is no poster"),
        (["plan-tree", "x.docx"], "There is no format docx; known are"),
        (["plan-tree", "no/folder/x.pdf"], "cannot be written"),
    ],
)
def test_what_cannot_be_printed_is_said(
    trueline: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = trueline("plan", "print", *words)
    assert answer.code == 1
    assert said in answer.text + answer.beside
    assert list(tmp_path.glob("x*")) == []


def _change_owner(path: Path, owner: str) -> None:
    opened = CalamineWorkbook.from_path(path)
    cells = {name: opened.get_sheet_by_name(name).to_python() for name in opened.sheet_names}
    outline = cells["Outline"]
    line = next(line for line, row in enumerate(outline) if "Revenue of the shop" in row)
    outline[line][outline[0].index("Owner")] = owner
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"default_date_format": "yyyy-mm-dd"}) as workbook:
        for name, rows in cells.items():
            sheet = workbook.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    is_day = isinstance(cell, date)
                    (sheet.write_datetime if is_day else sheet.write)(at, column, cell)
    path.write_bytes(held.getvalue())


def test_a_workbook_goes_out_and_comes_back_as_edits_of_the_draft(
    trueline: Run, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "outline.xlsx"
    assert trueline("plan", "workbook", "export", path).code == 0
    assert trueline("plan", "workbook", "import", path, "--dry-run", "--json").json["changes"] == []
    _change_owner(path, "Tom")
    seen = trueline("plan", "workbook", "import", path, "--dry-run")
    assert "Tom" in seen.text
    assert workspace.plans.drafts.current() is None
    kept = trueline("plan", "workbook", "import", path, "--reason", "Ciara leaves", "--json").json
    draft = workspace.plans.drafts.current()
    assert draft is not None
    assert kept["draft"] == draft.id
    assert look_up(draft.plan, f"{GOAL}/kpis/shop-revenue/owner") == "Tom"


def test_what_somebody_else_changed_refuses_a_workbook_or_stays_as_it_is(
    trueline: Run, workspace: Workspace, tmp_path: Path
) -> None:
    path, owner = tmp_path / "outline.xlsx", f"{GOAL}/kpis/shop-revenue/owner"
    assert trueline("plan", "workbook", "export", path).code == 0
    _change_owner(path, "Tom")
    edit_plan(workspace, lambda plan: [set_field(plan, owner, "Noor")], by="noor")
    refused = trueline("plan", "workbook", "import", path)
    assert refused.code == 1
    assert "This was changed meanwhile." in refused.text + refused.beside
    kept = trueline("plan", "workbook", "import", path, "--keep-theirs", "--json").json
    assert kept["changes"] == []
    draft = workspace.plans.drafts.current()
    assert draft is not None
    assert look_up(draft.plan, owner) == "Noor"


@pytest.mark.usefixtures("workspace")
def test_a_file_that_is_no_workbook_of_ours_is_refused(trueline: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("Notes")
    answer = trueline("plan", "workbook", "import", path)
    assert answer.code == 1
    assert "no sheet “Outline”" in answer.text + answer.beside
