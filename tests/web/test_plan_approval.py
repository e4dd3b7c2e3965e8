"""How a plan is agreed on: written, submitted, given back, approved, laid aside, taken up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from tests.web import acme
from trueline.contracts.draft_shelf import Draft, DraftState
from trueline.contracts.waiver_shelf import Waiver
from trueline.core.errors import ConflictError, MissingError
from trueline.home.wiring import open_workspace
from trueline.plan.applying import Refused
from trueline.plan.edits import Edit, SetField, remove_part, set_field
from trueline.plan.parts import look_up
from trueline.plan.relocating import moving
from trueline.usecases.approve_plan import (
    ApprovalRefusedError,
    approve_plan,
    send_back,
    submit_plan,
)
from trueline.usecases.check_plan import blocking, check_plan
from trueline.usecases.edit_plan import Edited, edit_plan, undo_edit
from trueline.usecases.lay_aside import discard_draft, take_up_draft
from trueline.usecases.plan_history import history, restore
from trueline.usecases.workspace import Workspace

pytestmark = pytest.mark.usefixtures("home")
ADA, BO = "ada@acme.example", "bo@acme.example"
DANCES = "loose_tactics/dances"


@pytest.fixture
def workspace(home: object) -> Workspace:  # noqa: ARG001 - opens the database
    """Give Acme, all of whose blocking findings are accepted."""
    acme.make_organisations()
    workspace = open_workspace("acme")
    accept_what_blocks(workspace)
    return workspace


def accept_what_blocks(workspace: Workspace) -> None:
    adopted = workspace.plans.adopted()
    assert adopted is not None
    for one in blocking(check_plan(workspace, adopted.plan)):
        workspace.plans.waivers.add(
            Waiver(one.check, one.path, "Known", ADA, workspace.now(), date(2026, 12, 1), one.about)
        )


def write(workspace: Workspace, path: str, value: str, *, by: str = ADA) -> Edited:
    said = edit_plan(workspace, lambda plan: [set_field(plan, path, value)], by=by)
    assert isinstance(said, Edited)
    return said


def draft_of(workspace: Workspace) -> Draft:
    draft = workspace.plans.drafts.current()
    assert draft is not None
    return draft


def test_what_one_wrote_another_approves(workspace: Workspace) -> None:
    write(workspace, "story", "We mend.")
    assert submit_plan(workspace, by=ADA, reason=" A year later ").reason == "A year later"
    with pytest.raises(ApprovalRefusedError, match="nobody approves what only they wrote"):
        approve_plan(workspace, by=ADA)
    assert draft_of(workspace).state is DraftState.SUBMITTED
    assert approve_plan(workspace, by=BO).plan.story == "We mend."
    newest = workspace.plans.versions()[0]
    assert (newest.number, newest.writers, newest.approved_by) == (2, (ADA,), BO)


def test_one_of_two_writers_approves_and_so_does_a_lone_one_where_that_is_allowed(
    workspace: Workspace,
) -> None:
    write(workspace, "story", "We mend.")
    write(workspace, "title", "Acme mends", by=BO)
    submit_plan(workspace, by=ADA, reason="x")
    assert approve_plan(workspace, by=ADA).number == 2
    workspace.plans.drafts.allow_lone_approval(allowed=True)
    write(workspace, "story", "We mend all.")
    submit_plan(workspace, by=ADA, reason="x")
    assert approve_plan(workspace, by=ADA).number == 3


def test_who_only_took_back_what_another_wrote_has_written_nothing(workspace: Workspace) -> None:
    write(workspace, "story", "We mend.")
    other = write(workspace, "title", "Bo's", by=BO)
    undo_edit(workspace, other.entry.number, by=ADA)
    submit_plan(workspace, by=BO, reason="x")
    with pytest.raises(ApprovalRefusedError):
        approve_plan(workspace, by=ADA)


def test_who_wrote_what_no_longer_stands_has_written_nothing(workspace: Workspace) -> None:
    title = draft_title(workspace)
    write(workspace, "story", "We mend.")
    write(workspace, "title", "Bo's", by=BO)
    assert draft_of(workspace).writers == (ADA, BO)
    write(workspace, "title", title)  # no undoing: Ada writes what stood there
    assert draft_of(workspace).writers == (ADA,)
    submit_plan(workspace, by=ADA, reason="x")
    with pytest.raises(ApprovalRefusedError, match="nobody approves what only they wrote"):
        approve_plan(workspace, by=ADA)
    approve_plan(workspace, by=BO)
    assert workspace.plans.versions()[0].writers == (ADA,)


def test_what_blocks_stops_submitting_and_comes_back_before_approval(
    workspace: Workspace,
) -> None:
    write(workspace, "story", "We mend.")
    [first, *_] = workspace.plans.waivers.all()
    workspace.plans.waivers.take_back(
        first.check, first.path, by=ADA, now=workspace.now(), about=first.about
    )
    with pytest.raises(ApprovalRefusedError) as refused:
        submit_plan(workspace, by=ADA, reason="x")
    assert [one.where for one in refused.value.issues] == [first.path or "the plan"]
    workspace.plans.waivers.add(first)
    submit_plan(workspace, by=ADA, reason="x")
    later = replace(workspace, today=first.until)
    with pytest.raises(ApprovalRefusedError):
        approve_plan(later, by=BO)
    assert len(workspace.plans.versions()) == 1


def test_a_draft_that_says_nothing_new_or_not_why_is_not_submitted(workspace: Workspace) -> None:
    with pytest.raises(MissingError, match="There is no draft"):
        submit_plan(workspace, by=ADA, reason="x")
    number = write(workspace, "story", "We mend.").entry.number
    undo_edit(workspace, number, by=ADA)
    with pytest.raises(ApprovalRefusedError) as refused:
        submit_plan(workspace, by=ADA, reason="  ")
    assert [one.where for one in refused.value.issues] == ["reason", "draft"]


def test_every_step_but_the_next_is_refused(workspace: Workspace) -> None:
    with pytest.raises(MissingError, match="There is no draft"):
        approve_plan(workspace, by=BO)
    with pytest.raises(MissingError):
        send_back(workspace, by=BO, why="x")
    with pytest.raises(MissingError):
        discard_draft(workspace, by=ADA)
    write(workspace, "story", "We mend.")
    with pytest.raises(MissingError, match="still being written"):
        approve_plan(workspace, by=BO)
    submit_plan(workspace, by=ADA, reason="x")
    with pytest.raises(MissingError, match="waits for approval"):
        submit_plan(workspace, by=ADA, reason="x")
    with pytest.raises(MissingError, match="waits for approval"):
        edit_plan(workspace, lambda plan: [set_field(plan, "story", "x")], by=ADA)
    with pytest.raises(ApprovalRefusedError, match="cannot know"):
        send_back(workspace, by=BO, why=" ")
    assert send_back(workspace, by=BO, why="For whom?").returned == "For whom?"


def test_edits_that_are_refused_or_change_nothing_are_no_entry(workspace: Workspace) -> None:
    title = draft_title(workspace)
    refused = edit_plan(workspace, [SetField("title", "New", "not the title")], by=ADA)
    assert isinstance(refused, Refused)
    assert workspace.plans.drafts.current() is None
    nothing = edit_plan(workspace, [SetField("title", title, title)], by=ADA)
    assert isinstance(nothing, Edited)
    assert nothing.entry.number == draft_of(workspace).edit_count == 0
    assert edit_plan(workspace, [SetField("title", "New", title)], by=ADA) != nothing
    with pytest.raises(MissingError, match="no edit 7"):
        undo_edit(workspace, 7, by=ADA)


def draft_title(workspace: Workspace) -> str:
    adopted = workspace.plans.adopted()
    assert adopted is not None
    return adopted.plan.title


def first_goal(workspace: Workspace) -> str:
    adopted = workspace.plans.adopted()
    assert adopted is not None
    scope = adopted.plan.scopes[0]
    return f"scopes/{scope.id}/social_goals/{scope.social_goals[0].id}"


def laid_aside(workspace: Workspace) -> Draft:
    """Lay a draft aside that two people wrote, over which a version then comes into force."""
    write(workspace, "story", "We mend.")
    write(workspace, "scopes/marketing/mission", "We show it.", by=BO)
    undo_edit(workspace, write(workspace, "title", "No").entry.number, by=ADA)
    aside = discard_draft(workspace, by=ADA)
    write(workspace, f"{DANCES}/name", "Fewer dances")
    submit_plan(workspace, by=ADA, reason="x")
    approve_plan(workspace, by=BO)
    return aside


def test_a_draft_taken_up_over_a_later_version_keeps_both_and_who_wrote_it(
    workspace: Workspace,
) -> None:
    said = take_up_draft(workspace, laid_aside(workspace).id, by="cy@acme.example")
    assert isinstance(said, Draft)
    assert (said.base, said.writers, said.edit_count) == (2, (ADA, BO), 2)
    assert said.plan.story == "We mend."
    assert said.plan.loose_tactics[0].name == "Fewer dances"
    with pytest.raises(ConflictError, match="Another draft"):
        take_up_draft(workspace, laid_aside_again(workspace), by=ADA)


def laid_aside_again(workspace: Workspace) -> int:
    return workspace.plans.drafts.laid_aside()[0].id


def test_where_both_changed_the_same_nothing_is_taken_up(workspace: Workspace) -> None:
    write(workspace, "story", "We mend.")
    aside = discard_draft(workspace, by=ADA)
    write(workspace, "story", "We tear.")
    submit_plan(workspace, by=ADA, reason="x")
    approve_plan(workspace, by=BO)
    said = take_up_draft(workspace, aside.id, by=ADA)
    assert isinstance(said, Refused)
    assert [(one.yours, one.theirs) for one in said.conflicts] == [("We mend.", "We tear.")]
    assert workspace.plans.drafts.current() is None


def approve_over(workspace: Workspace, path: str, value: str) -> None:
    """Lay the draft aside and let a version come into force that says something else."""
    discard_draft(workspace, by=ADA)
    write(workspace, path, value)
    submit_plan(workspace, by=ADA, reason="x")
    approve_plan(workspace, by=BO)


def test_where_both_wrote_the_same_the_rest_is_taken_up(workspace: Workspace) -> None:
    write(workspace, "story", "We tear.", by=BO)
    write(workspace, "story", "We mend.", by=BO)
    write(workspace, "title", "Acme mends", by=BO)
    approve_over(workspace, "story", "We mend.")
    said = take_up_draft(workspace, laid_aside_again(workspace), by=ADA)
    assert isinstance(said, Draft)
    assert (said.plan.story, said.plan.title) == ("We mend.", "Acme mends")
    assert (said.edit_count, said.writers) == (1, (BO,))


def test_what_was_written_where_a_part_stood_for_a_while_is_taken_up(
    workspace: Workspace,
) -> None:
    work = f"{first_goal(workspace)}/tactics"
    there = edit_plan(workspace, lambda plan: moving(plan, DANCES, work), by=ADA)
    assert isinstance(there, Edited)
    write(workspace, f"{work}/dances/name", "Waltzes", by=BO)
    undo_edit(workspace, there.entry.number, by=ADA)
    approve_over(workspace, "story", "We mend.")
    said = take_up_draft(workspace, laid_aside_again(workspace), by=ADA)
    assert isinstance(said, Draft)
    assert [one.name for one in said.plan.loose_tactics] == ["Waltzes"]
    assert said.writers == (BO,)


def test_a_draft_over_the_same_version_goes_on_as_it_was(workspace: Workspace) -> None:
    write(workspace, "story", "We mend.")
    aside = discard_draft(workspace, by=BO)
    said = take_up_draft(workspace, aside.id, by=BO)
    assert said == replace(aside, state=DraftState.DRAFT)


def take_out(workspace: Workspace, path: str) -> None:
    def edits(plan: object) -> Sequence[Edit]:
        return [remove_part(plan, path)]  # type: ignore[arg-type]

    assert isinstance(edit_plan(workspace, edits, by=ADA), Edited)


def test_a_field_and_a_part_come_back_as_they_were_in_a_version(workspace: Workspace) -> None:
    write(workspace, f"{DANCES}/name", "Fewer dances")
    back = restore(workspace, f"{DANCES}/name", version=1, by=BO)
    assert isinstance(back, Edited)
    assert back.draft.plan.loose_tactics[0].name == "Dances"
    assert back.entry.reason == "As in version 1"
    take_out(workspace, DANCES)
    assert draft_of(workspace).plan.loose_tactics == ()
    back = restore(workspace, DANCES, version=1, by=BO)
    assert isinstance(back, Edited)
    assert [one.id for one in back.draft.plan.loose_tactics] == ["dances"]
    with pytest.raises(MissingError):
        restore(workspace, "loose_tactics/films", version=1, by=BO)
    with pytest.raises(MissingError, match="no version 9"):
        restore(workspace, DANCES, version=9, by=BO)


def test_what_moved_comes_back_as_it_was_where_it_stands_now(workspace: Workspace) -> None:
    work = f"{first_goal(workspace)}/tactics"
    write(workspace, f"{DANCES}/name", "Fewer dances")
    assert isinstance(edit_plan(workspace, lambda one: moving(one, DANCES, work), by=ADA), Edited)
    back = restore(workspace, f"{work}/dances/name", version=1, by=BO)
    assert isinstance(back, Edited)
    assert look_up(back.draft.plan, f"{work}/dances/name") == "Dances"


def test_the_history_goes_on_through_versions_and_leaves_out_what_was_laid_aside(
    workspace: Workspace,
) -> None:
    laid_aside(workspace)
    write(workspace, f"{DANCES}/name", "No dances", by=BO)
    found = history(workspace, DANCES)
    assert [(one.number, one.version, one.by) for one in found] == [
        (1, 0, BO), (1, 2, ADA), (0, 1, ADA),
    ]  # fmt: skip
    assert [one.version for one in history(workspace, "story")] == [1]
    assert len(history(workspace, limit=2)) == 2
