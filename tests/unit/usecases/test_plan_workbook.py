"""The outline goes out as a workbook and comes back as the edits that its owner made, no others."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import given, settings
from python_calamine import CalamineWorkbook

from tests.strategies import plans
from tests.written_plans import PlanWriter
from trueline.core.errors import FaultyInputError
from trueline.demo.plan import plan_text
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.applying import Applied, Refused, apply_edits
from trueline.plan.document import Plan
from trueline.plan.edits import set_field
from trueline.plan.parts import look_up
from trueline.plan.sheet.levels import leaves
from trueline.plan.yaml.text import read_plan
from trueline.usecases.plan_workbook import WorkbookEdits, read_workbook, write_workbook

GOAL = "scopes/marketing/social_goals/first-orders"
REVENUE, CODES = f"{GOAL}/kpis/shop-revenue", f"{GOAL}/kpis/creator-orders"
OTHER = "marketing/found-when-broken"
OTHER_GOAL = "scopes/marketing/social_goals/found-when-broken"
Cells = list[list[object]]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(plan_text(), "demo")


def _resaved(content: bytes, change: Callable[[Cells], object]) -> bytes:
    """Save a workbook again as a spreadsheet would, after somebody changed its outline."""
    held = io.BytesIO()
    opened = CalamineWorkbook.from_filelike(io.BytesIO(content))
    with xlsxwriter.Workbook(held, {"in_memory": True}) as workbook:
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for name in opened.sheet_names:
            cells = opened.get_sheet_by_name(name).to_python()
            if name == "Outline":
                change(cells)
            sheet = workbook.add_worksheet(name)
            for line, row in enumerate(cells):
                for column, cell in enumerate(row):
                    if isinstance(cell, date | datetime):
                        sheet.write_datetime(line, column, cell, day)
                    else:
                        sheet.write(line, column, cell)
    return held.getvalue()


def _read(
    plan: Plan, change: Callable[[Cells], object], *, remove_missing: bool = False
) -> WorkbookEdits:
    content = _resaved(write_workbook(plan), change)
    return read_workbook(content, "plan.xlsx", remove_missing=remove_missing)


def _at(cells: Cells, path: str, heading: str) -> tuple[int, int]:
    place = cells[0].index("Place (leave as it is)")
    line = next(line for line, row in enumerate(cells) if row[place] == path)
    return line, cells[0].index(heading)


def _put(path: str, heading: str, value: object) -> Callable[[Cells], None]:
    def change(cells: Cells) -> None:
        line, column = _at(cells, path, heading)
        cells[line][column] = value

    return change


def _after(plan: Plan, read: WorkbookEdits) -> Plan:
    applied = apply_edits(plan, read.edits, load_catalogue())
    assert isinstance(applied, Applied), applied
    return applied.plan


@settings(max_examples=8)
@given(plans())
def test_a_workbook_that_nobody_changed_asks_for_nothing(plan: Plan) -> None:
    read = read_workbook(write_workbook(plan), "plan.xlsx", remove_missing=True)
    assert (read.edits, read.missing) == ((), ())
    assert read.base == plan


@pytest.mark.parametrize("seed", range(10))
def test_a_workbook_of_a_whole_document_asks_for_nothing_either(seed: int) -> None:
    plan = PlanWriter(seed, 2).plan()
    read = read_workbook(write_workbook(plan), "plan.xlsx", remove_missing=True)
    assert (read.edits, read.missing) == ((), ())
    assert read.base == plan


def test_saving_it_again_changes_nothing(plan: Plan) -> None:
    assert _read(plan, lambda _: None, remove_missing=True).edits == ()


@pytest.mark.parametrize(
    ("heading", "cell", "field", "value"),
    [
        ("Name", "  Revenue, “new” = better  ", "name", "Revenue, “new” = better"),
        ("Owner", "", "owner", ""),
        ("Target value", 450000, "target/value", Decimal(450000)),
        ("Target value", "450000.25", "target/value", Decimal("450000.25")),
        ("Target due", date(2026, 11, 30), "target/due", date(2026, 11, 30)),
        ("Target due", "2026-11-30", "target/due", date(2026, 11, 30)),
        ("On pace from", "90%", "on_pace_from", Decimal("0.90")),
        ("Filter channels", "shop, site", "filter/channels", ("shop", "site")),
    ],
)
def test_a_changed_cell_is_one_edit(
    plan: Plan, heading: str, cell: object, field: str, value: object
) -> None:
    read = _read(plan, _put(REVENUE, heading, cell))
    assert len(read.edits) == 1
    assert look_up(_after(plan, read), f"{REVENUE}/{field}") == value


def test_a_baseline_whose_cells_are_emptied_is_taken_away(plan: Plan) -> None:
    def change(cells: Cells) -> None:
        for column, heading in enumerate(cells[0]):
            if str(heading).startswith("Baseline"):
                cells[_at(cells, CODES, "Name")[0]][column] = ""

    assert look_up(_after(plan, _read(plan, change)), f"{CODES}/baseline") is None


def test_a_column_that_was_deleted_says_nothing(plan: Plan) -> None:
    def change(cells: Cells) -> None:
        columns = [cells[0].index(one) for one in ("Owner", "Target due", "Target value")]
        for row in cells:
            for column in sorted(columns, reverse=True):
                del row[column]

    assert _read(plan, change).edits == ()


def test_a_row_without_a_place_is_a_new_part_under_the_row_above(plan: Plan) -> None:
    def change(cells: Cells) -> None:
        line, _ = _at(cells, CODES, "Name")
        new: list[object] = [""] * len(cells[0])
        said = {
            "Part": "kpi",
            "Name": "Reviews that name us",
            "Metric": "shares@1",
            "Direction": "up",
            "Perspective": "customers",
        }
        for heading, text in said.items():
            new[cells[0].index(heading)] = text
        cells.insert(line, new)

    names = [one.name for one in look_up(_after(plan, _read(plan, change)), f"{GOAL}/kpis")]
    assert names == ["Revenue of the shop", "Reviews that name us", "Orders with a creator's code"]


def test_rows_that_changed_places_move(plan: Plan) -> None:
    def change(cells: Cells) -> None:
        line, _ = _at(cells, "scopes/people/goals/hire", "Name")
        cells[line - 1], cells[line] = cells[line], cells[line - 1]

    goals = look_up(_after(plan, _read(plan, change)), "scopes/people/goals")
    assert [one.id for one in goals] == ["hire", "teach"]


def test_a_deleted_row_goes_only_when_that_is_asked_for(plan: Plan) -> None:
    (loose,) = (one.id for one in plan.loose_tactics)
    path = f"loose_tactics/{loose}"

    def change(cells: Cells) -> None:
        del cells[_at(cells, path, "Name")[0]]

    kept = _read(plan, change)
    assert (kept.edits, kept.missing) == ((), (path,))
    gone = _read(plan, change, remove_missing=True)
    assert _after(plan, gone) == replace(plan, loose_tactics=())


def _lines_of(cells: Cells, path: str) -> list[int]:
    place = cells[0].index("Place (leave as it is)")
    return [n for n, row in enumerate(cells) if f"{row[place]}/".startswith(f"{path}/")]


def _arrows(plan: Plan) -> set[tuple[str, str]]:
    return {(one.cause, one.effect) for one in plan.hypotheses}


def test_what_names_a_kpi_follows_its_row_to_another_goal(plan: Plan) -> None:
    def change(cells: Cells) -> None:
        lines = _lines_of(cells, REVENUE)
        moved = [cells.pop(line) for line in reversed(lines)]
        below = _at(cells, OTHER_GOAL, "Name")[0] + 1
        cells[below:below] = moved[::-1]

    read = _read(plan, change, remove_missing=True)
    after = _after(plan, read)
    assert look_up(after, f"{OTHER_GOAL}/kpis/shop-revenue") == look_up(plan, REVENUE)
    was, now = "marketing/first-orders/shop-revenue", f"{OTHER}/shop-revenue"
    assert any(was in one for one in _arrows(plan))
    assert _arrows(after) == {
        (cause.replace(was, now), effect.replace(was, now)) for cause, effect in _arrows(plan)
    }
    again = _read(after, lambda _: None, remove_missing=True)
    assert again.edits == ()


def test_what_names_a_kpi_goes_with_its_row(plan: Plan) -> None:
    def change(cells: Cells) -> None:
        for line in reversed(_lines_of(cells, CODES)):
            del cells[line]

    after = _after(plan, _read(plan, change, remove_missing=True))
    gone = "marketing/first-orders/creator-orders"
    assert _arrows(after) == {one for one in _arrows(plan) if gone not in one}
    assert len(after.hypotheses) < len(plan.hypotheses)
    assert look_up(after, f"{GOAL}/tactics/creator-mends/kpis") == ()


def test_what_a_cell_says_counts_more_than_what_would_follow(plan: Plan) -> None:
    def change(cells: Cells) -> None:
        line, column = _at(cells, f"{GOAL}/tactics/creator-mends", "Kpis")
        cells[line][column] = "shop-revenue"
        for gone in reversed(_lines_of(cells, CODES)):
            del cells[gone]

    after = _after(plan, _read(plan, change, remove_missing=True))
    assert look_up(after, f"{GOAL}/tactics/creator-mends/kpis") == ("shop-revenue",)


@pytest.mark.parametrize(
    ("heading", "cell"),
    [("Direction", "sideways"), ("Part", "Idea"), ("Part", "Scope"), ("Target due", "soon")],
)
def test_a_faulty_row_still_holds_the_rows_below_it(plan: Plan, heading: str, cell: str) -> None:
    path, _ = next((at, one) for at, level, one in leaves(plan) if level.word == "Assumption")
    with pytest.raises(FaultyInputError) as refused:
        _read(plan, _put(path.partition("/assumptions/")[0], heading, cell))
    assert [heading in one.where for one in refused.value.issues] == [True]


@pytest.mark.parametrize(
    ("path", "heading", "cell", "where", "what"),
    [
        (REVENUE, "Target due", "soon", "Target due", "“soon” is no day"),
        (REVENUE, "Target value", "a lot", "Target value", "“a lot” is no number"),
        (REVENUE, "Metric", "", "Metric", "This cell is empty"),
        (REVENUE, "Direction", "sideways", "Direction", "“sideways” is not allowed here"),
        (REVENUE, "Mission", "Why", "Mission", "A KPI has no “Mission”"),
        (REVENUE, "Part", "Scope", "Part", "cannot become a scope"),
        (REVENUE, "Part", "Idea", "Part", "“Idea” is no level"),
        (CODES, "Place (leave as it is)", REVENUE, "Place", "has a second row"),
        (CODES, "Place (leave as it is)", "scopes/x", "Place", "has no scopes/x"),
    ],
)
def test_a_faulty_cell_is_refused_with_its_place(
    plan: Plan, path: str, heading: str, cell: object, where: str, what: str
) -> None:
    with pytest.raises(FaultyInputError) as refused:
        _read(plan, _put(path, heading, cell))
    said = refused.value.issues[0]
    assert said.where.startswith("plan.xlsx, Outline, row ")
    assert where in said.where
    assert what in said.what
    assert said.remedy


def test_another_workbook_is_refused() -> None:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as workbook:
        workbook.add_worksheet("Budget")
    with pytest.raises(FaultyInputError, match="no sheet “Outline”"):
        read_workbook(held.getvalue(), "budget.xlsx")


def test_an_unknown_heading_is_refused(plan: Plan) -> None:
    def change(cells: Cells) -> None:
        cells[0][2] = "Comment of Tom"

    with pytest.raises(FaultyInputError, match="“Comment of Tom”"):
        _read(plan, change)


def test_no_text_of_ours_becomes_a_formula(plan: Plan) -> None:
    title = '=HYPERLINK("x")'
    edits = [set_field(plan, f"{REVENUE}/name", title)]
    applied = apply_edits(plan, edits, load_catalogue())
    assert isinstance(applied, Applied)
    content = write_workbook(applied.plan)
    opened = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Outline")
    assert any(title in row for row in opened.to_python())
    assert read_workbook(content, "plan.xlsx").edits == ()


def test_what_others_changed_meanwhile_is_a_conflict_and_not_undone(plan: Plan) -> None:
    read = _read(plan, _put(REVENUE, "Owner", "Tom"))
    metrics = load_catalogue()
    other = apply_edits(plan, [set_field(plan, f"{CODES}/owner", "Ana")], metrics)
    same = apply_edits(plan, [set_field(plan, f"{REVENUE}/owner", "Ana")], metrics)
    assert isinstance(other, Applied)
    assert isinstance(same, Applied)
    merged = apply_edits(other.plan, read.edits, metrics)
    assert isinstance(merged, Applied)
    owners = [look_up(merged.plan, f"{path}/owner") for path in (REVENUE, CODES)]
    assert owners == ["Tom", "Ana"]
    refused = apply_edits(same.plan, read.edits, metrics)
    assert isinstance(refused, Refused)
    ((conflict),) = refused.conflicts
    assert (conflict.yours, conflict.theirs) == ("Tom", "Ana")
