"""The shelf of plans: versions that never change, a draft that several people write."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web import acme
from trueline.contracts.draft_shelf import Draft, DraftState, EditEntry, Writing
from trueline.contracts.waiver_shelf import Waiver
from trueline.core.errors import ConflictError, MissingError
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.applying import Applied, apply_edits
from trueline.plan.document import Plan
from trueline.plan.edits import Edit, inverse, move_part, set_field
from trueline.plan.upgrades import plan_digest
from trueline.plan.yaml.text import read_plan
from trueline.web.models import PlanDraft, PlanVersion
from trueline.web.stores.organisations import OrganisationRecord, make_organisation
from trueline.web.stores.plans import draft_rows
from trueline.web.stores.plans.shelf import DjangoPlanShelf

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
ADA, BO = "ada@acme.example", "bo@acme.example"
STORY, TITLE = "story", "title"


@pytest.fixture
def plan() -> Plan:
    return read_plan(acme.PLAN, "plan")


@pytest.fixture
def shelf(plan: Plan) -> DjangoPlanShelf:
    """Give a shelf with one version and a draft of the next."""
    make_organisation(OrganisationRecord("acme", "Acme"))
    shelf = DjangoPlanShelf("acme")
    shelf.adopt(plan, by=ADA, now=NOW)
    shelf.drafts.begin(plan, base=1, by=ADA, now=NOW)
    return shelf


def writing(
    ask: Callable[[Plan], Edit], *, by: str = ADA, undoes: int = 0
) -> Callable[[Draft], Writing]:
    """Give what composes one edit of the draft's plan, whatever that is by then."""

    def compose(draft: Draft) -> Writing:
        applied = apply_edits(draft.plan, [ask(draft.plan)], load_catalogue())
        assert isinstance(applied, Applied)
        at = NOW + timedelta(minutes=draft.edit_count)
        return Writing(applied.edits, applied.plan, by=by, at=at, undoes=undoes)

    return compose


def write(shelf: DjangoPlanShelf, path: str, value: str, *, by: str = ADA) -> EditEntry:
    _, entry = shelf.drafts.write(writing(lambda plan: set_field(plan, path, value), by=by))
    return entry


def take_back(shelf: DjangoPlanShelf, entry: EditEntry, *, by: str) -> EditEntry:
    compose = writing(lambda _: inverse(entry.edits[0]), by=by, undoes=entry.number)
    return shelf.drafts.write(compose)[1]


def forget_in_this_process() -> None:
    """Let the next reader open everything as a process would that has just begun."""
    draft_rows.PLANS.forget()


def submit(shelf: DjangoPlanShelf, reason: str = "x") -> Draft:
    count = current(shelf).edit_count
    return shelf.drafts.submit(by=ADA, now=NOW, reason=reason, edit_count=count)


def current(shelf: DjangoPlanShelf) -> Draft:
    draft = shelf.drafts.current()
    assert draft is not None
    return draft


def test_a_draft_begins_as_the_plan_in_force_and_holds_every_edit_since(
    shelf: DjangoPlanShelf, plan: Plan
) -> None:
    assert current(shelf).plan == plan
    write(shelf, STORY, "We mend.")
    write(shelf, "scopes/marketing/mission", "We show it.", by=BO)
    forget_in_this_process()
    draft = current(shelf)
    assert (draft.plan.story, draft.plan.scopes[0].mission) == ("We mend.", "We show it.")
    assert (draft.base, draft.edit_count, draft.writers) == (1, 2, (ADA, BO))
    assert shelf.adopted() == shelf.version(1)
    assert shelf.version(1).plan == plan


@pytest.mark.parametrize("count", [49, 50, 51, 120])
def test_a_draft_is_the_same_wherever_its_document_was_written_last(
    shelf: DjangoPlanShelf, count: int
) -> None:
    for step in range(count):
        write(shelf, STORY, f"Telling {step}")
    known = current(shelf)
    forget_in_this_process()
    assert current(shelf) == known
    assert known.plan.story == f"Telling {count - 1}"


def test_a_second_draft_is_the_first_one(shelf: DjangoPlanShelf, plan: Plan) -> None:
    known = write(shelf, STORY, "We mend.")
    again = shelf.drafts.begin(plan, base=1, by=BO, now=NOW)
    assert (again.id, again.edit_count, again.started_by) == (known.draft, 1, ADA)


def test_what_cannot_be_composed_leaves_nothing(shelf: DjangoPlanShelf) -> None:
    def refuse(_: Draft) -> Writing:
        raise ConflictError("no")

    with pytest.raises(ConflictError):
        shelf.drafts.write(refuse)
    assert current(shelf).edit_count == 0
    assert shelf.drafts.entries() == ()


def test_who_takes_an_edit_back_takes_its_writer_out(shelf: DjangoPlanShelf) -> None:
    write(shelf, STORY, "We mend.")
    theirs = write(shelf, TITLE, "Bo was here", by=BO)
    undo = take_back(shelf, theirs, by=ADA)
    assert current(shelf).writers == (ADA,)
    redo = take_back(shelf, undo, by=ADA)
    assert current(shelf).writers == (ADA, BO)
    found = {one.number: one.undone_by for one in shelf.drafts.entries()}
    assert found == {1: 0, theirs.number: 0, undo.number: redo.number, redo.number: 0}
    take_back(shelf, redo, by=BO)
    assert current(shelf).writers == (ADA,)
    [known] = [one for one in shelf.drafts.entries() if one.number == theirs.number]
    assert known.undone_by == undo.number


def test_a_submitted_draft_waits_and_a_returned_one_goes_on(shelf: DjangoPlanShelf) -> None:
    write(shelf, STORY, "We mend.")
    sent = submit(shelf, "A year later")
    assert (sent.state, sent.reason, sent.submitted_by) == (
        DraftState.SUBMITTED, "A year later", ADA,
    )  # fmt: skip
    with pytest.raises(MissingError, match="waits for approval"):
        write(shelf, STORY, "We tear.")
    with pytest.raises(MissingError, match="waits for approval"):
        submit(shelf, "again")
    back = shelf.drafts.send_back(by=BO, now=NOW, why="Say for whom")
    assert (back.state, back.returned, back.submitted_by) == (DraftState.DRAFT, "Say for whom", "")
    with pytest.raises(MissingError, match="No draft waits"):
        shelf.drafts.approve(by=BO, now=NOW, edit_count=back.edit_count)
    write(shelf, STORY, "We mend for all.")
    assert submit(shelf).returned == ""


def test_an_approved_draft_is_the_next_version_and_remembers_who_wrote_it(
    shelf: DjangoPlanShelf,
) -> None:
    write(shelf, STORY, "We mend.")
    write(shelf, TITLE, "Acme, mended", by=BO)
    sent = submit(shelf, "A year later")
    later = NOW + timedelta(days=3)
    adopted = shelf.drafts.approve(by="cy@acme.example", now=later, edit_count=sent.edit_count)
    assert adopted.number == 2
    assert adopted.digest == plan_digest(sent.plan)
    assert shelf.drafts.current() is None
    newest, first = shelf.versions()
    assert (newest.writers, newest.reason, newest.approved_by) == (
        (ADA, BO), "A year later", "cy@acme.example",
    )  # fmt: skip
    assert (newest.superseded_at, first.superseded_at) == (None, later)
    assert {one.version for one in shelf.drafts.entries()} == {2}


def test_what_was_written_after_somebody_looked_is_not_approved(shelf: DjangoPlanShelf) -> None:
    write(shelf, STORY, "We mend.")
    seen = submit(shelf)
    shelf.drafts.send_back(by=BO, now=NOW, why="y")
    write(shelf, STORY, "We tear.")
    submit(shelf)
    with pytest.raises(ConflictError, match="changed"):
        shelf.drafts.approve(by=BO, now=NOW, edit_count=seen.edit_count)
    assert len(shelf.versions()) == 1


def test_the_plan_of_a_day_is_the_one_in_force_at_its_end(
    shelf: DjangoPlanShelf, plan: Plan
) -> None:
    shelf.drafts.discard(by=ADA, now=NOW)
    shelf.adopt(replace(plan, title="Second"), by=BO, now=NOW + timedelta(days=10))
    for days, number in {0: 1, 9: 1, 10: 2, 99: 2}.items():
        found = shelf.adopted(as_of=NOW + timedelta(days=days))
        assert found is not None
        assert found.number == number
    assert shelf.adopted(as_of=NOW - timedelta(seconds=1)) is None
    with pytest.raises(MissingError, match="no version 3"):
        shelf.version(3)


def test_no_plan_comes_into_force_behind_the_back_of_a_draft(
    shelf: DjangoPlanShelf, plan: Plan
) -> None:
    with pytest.raises(ConflictError, match="being written"):
        shelf.adopt(replace(plan, title="Second"), by=BO, now=NOW)
    assert shelf.adopt(plan, by=BO, now=NOW).number == 1


def test_a_draft_that_was_laid_aside_is_taken_up_with_all_its_edits(
    shelf: DjangoPlanShelf,
) -> None:
    write(shelf, STORY, "We mend.")
    aside = shelf.drafts.discard(by=BO, now=NOW)
    assert aside.state is DraftState.DISCARDED
    assert shelf.drafts.current() is None
    with pytest.raises(MissingError, match="There is no draft"):
        write(shelf, STORY, "We tear.")
    assert shelf.drafts.take_up(aside.id).plan.story == "We mend."
    with pytest.raises(MissingError, match=f"No draft {aside.id}"):
        shelf.drafts.take_up(aside.id)


def test_a_draft_is_not_taken_up_beside_another_or_over_a_later_version(
    shelf: DjangoPlanShelf, plan: Plan
) -> None:
    aside = shelf.drafts.discard(by=ADA, now=NOW)
    other = shelf.drafts.begin(plan, base=1, by=BO, now=NOW)
    assert other.id != aside.id
    with pytest.raises(ConflictError, match="Another draft"):
        shelf.drafts.take_up(aside.id)
    shelf.drafts.discard(by=ADA, now=NOW)
    shelf.adopt(replace(plan, title="Second"), by=BO, now=NOW)
    with pytest.raises(ConflictError, match="Version 2 was approved"):
        shelf.drafts.take_up(aside.id)


def test_the_history_of_a_part_follows_it_to_where_it_stood_before(
    shelf: DjangoPlanShelf,
) -> None:
    tactic = "scopes/marketing/social_goals/be-seen/tactics/guides"
    write(shelf, f"{tactic}/name", "Two guides a week")
    write(shelf, "loose_tactics/dances/name", "No dances")
    shelf.drafts.write(writing(lambda plan: move_part(plan, tactic, "loose_tactics")))
    write(shelf, "loose_tactics/guides/owner", BO)
    write(shelf, STORY, "We mend.")
    found = shelf.drafts.entries(path="loose_tactics/guides")
    assert [one.number for one in found] == [4, 3, 1]
    assert [one.number for one in shelf.drafts.entries(path="loose_tactics")] == [4, 3, 2]
    assert [one.number for one in shelf.drafts.entries(path=tactic)] == [3, 1]
    assert [one.number for one in shelf.drafts.entries(path="loose_tactics/guides", limit=2)] == [
        4, 3,
    ]  # fmt: skip
    assert shelf.drafts.entries(path="loose_tactics/GUIDES") == ()


def test_a_plan_that_was_kept_costs_the_same_after_many_versions_and_edits(
    shelf: DjangoPlanShelf,
) -> None:
    def cost() -> tuple[int, int]:
        """Give statements and their characters, of an edit in a process that knows the draft."""
        with CaptureQueriesContext(
            connection,
        ) as asked:
            write(shelf, STORY, "Same length")
        return len(asked), sum(len(one["sql"]) for one in asked)

    write(shelf, STORY, "Begin")
    first = cost()
    for step in range(12):
        write(shelf, STORY, f"Telling {step:03}")
        sent = submit(shelf)
        made = shelf.drafts.approve(by=BO, now=NOW, edit_count=sent.edit_count)
        shelf.drafts.begin(made.plan, base=made.number, by=ADA, now=NOW)
    for step in range(70):
        write(shelf, STORY, f"Telling {step:03}")
    then = cost()
    assert then[0] == first[0] <= 8
    assert abs(then[1] - first[1]) < 100


def test_versions_stay_as_they_were_kept(shelf: DjangoPlanShelf) -> None:
    before = PlanVersion.objects.values().get()
    write(shelf, STORY, "We mend.")
    sent = submit(shelf)
    shelf.drafts.approve(by=BO, now=NOW, edit_count=sent.edit_count)
    assert PlanVersion.objects.values().get(number=1) == before
    assert PlanDraft.objects.get().version == PlanVersion.objects.get(number=2)


def test_accepted_findings_are_kept_replaced_and_taken_back(shelf: DjangoPlanShelf) -> None:
    one = Waiver("no-baseline", "scopes/marketing", "New", ADA, NOW, date(2026, 4, 1))
    shelf.waivers.add(one)
    shelf.waivers.add(later := replace(one, reason="Still new", until=date(2026, 5, 1)))
    shelf.waivers.add(other := replace(one, path="scopes/service"))
    assert shelf.waivers.all() == (later, other)
    assert shelf.waivers.take_back("no-baseline", "scopes/marketing", by=BO, now=NOW) == (later,)
    assert shelf.waivers.all() == (other,)
    with pytest.raises(MissingError, match="is not accepted"):
        shelf.waivers.take_back("no-baseline", "scopes/marketing", by=BO, now=NOW)


def test_what_is_accepted_at_one_place_is_kept_apart_by_what_it_is_about(
    shelf: DjangoPlanShelf,
) -> None:
    one = Waiver("loose", "loose_accounts", "Ours", ADA, NOW, date(2026, 4, 1), "x/acme")
    other = replace(one, about="x/fans")
    shelf.waivers.add(one, other)
    assert shelf.waivers.all() == (one, other)
    assert shelf.waivers.take_back("loose", "loose_accounts", by=BO, now=NOW, about="x/fans") == (
        other,
    )
    assert shelf.waivers.all() == (one,)


def test_the_waivers_of_a_past_moment_are_those_that_stood_then(shelf: DjangoPlanShelf) -> None:
    hour = timedelta(hours=1)
    one = Waiver("no-baseline", "scopes/marketing", "New", ADA, NOW, date(2026, 4, 1))
    shelf.waivers.add(one)
    shelf.waivers.take_back(one.check, one.path, by=BO, now=NOW + 2 * hour)
    assert shelf.waivers.all(as_of=NOW - hour) == ()
    assert shelf.waivers.all(as_of=NOW + hour) == (one,)
    assert shelf.waivers.all(as_of=NOW + 2 * hour) == ()


def test_another_organisation_sees_none_of_it(shelf: DjangoPlanShelf) -> None:
    write(shelf, STORY, "We mend.")
    make_organisation(OrganisationRecord("other", "Other"))
    stranger = DjangoPlanShelf("other")
    assert stranger.drafts.current() is None
    assert stranger.drafts.entries() == ()
    assert stranger.versions() == ()
    assert not stranger.drafts.lone_approval
    with pytest.raises(MissingError, match="No draft"):
        stranger.drafts.take_up(current(shelf).id)
    stranger.drafts.allow_lone_approval(allowed=True)
    assert stranger.drafts.lone_approval
    assert not shelf.drafts.lone_approval
