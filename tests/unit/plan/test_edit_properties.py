"""What holds for every plan and every change: whole documents, every kind of record."""

import json
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.written_plans import PlanWriter
from trueline.core.codec import decode_value, encode, encode_sparsely
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.applying import Applied, EditRefusedError, apply_edits, next_plan
from trueline.plan.difference import edits_between
from trueline.plan.document import Plan
from trueline.plan.edit_documents import edit_document, read_edits
from trueline.plan.edits import AddPart, Edit, MovePart, RemovePart, SetField, inverse
from trueline.plan.naming import mentions
from trueline.plan.pairing import parts_of
from trueline.plan.parts import kinds_of, walk
from trueline.plan.relocating import moving, removing, renaming
from trueline.plan.soundness.changed import new_faults
from trueline.plan.soundness.whole import faults_of_plan
from trueline.plan.wording import changes_of
from trueline.plan.yaml.text import read_plan, write_plan

METRICS = load_catalogue()
writers = st.builds(PlanWriter, st.integers(0, 10**6), st.integers(1, 3))


def _document(plan: Plan) -> str:
    return json.dumps(encode_sparsely(plan), sort_keys=True)


def _done(plan: Plan, edits: tuple[Edit, ...]) -> Plan:
    for edit in edits:
        plan, _ = next_plan(plan, edit)
    return plan


def _sound_edit(writer: PlanWriter, plan: Plan) -> Applied | None:
    try:
        found = apply_edits(plan, (writer.edit(plan),), METRICS)
    except EditRefusedError:
        return None
    return found if isinstance(found, Applied) else None


def test_drawn_plans_hold_every_kind_of_record_and_of_mention() -> None:
    kinds, named = set[type](), set[str]()
    for seed in range(12):
        plan = PlanWriter(seed, 3).plan()
        kinds |= {type(placed.record) for placed in walk(plan)}
        named |= {str(one.what) for one in mentions(plan)}
    records = {Plan}
    waiting = [Plan]
    while waiting:
        inner = {kind.one for kind in kinds_of(waiting.pop()).values() if kind.is_record}
        waiting += inner - records
        records |= inner
    assert kinds == records
    assert len(named) == len({kind.named for one in records for kind in kinds_of(one).values()}) - 1


@given(writers)
@settings(max_examples=8)
def test_a_whole_plan_comes_back_from_yaml_and_json_as_it_went_in(writer: PlanWriter) -> None:
    plan = writer.plan()
    assert list(faults_of_plan(plan, METRICS)) == []
    text = write_plan(plan)
    assert write_plan(read_plan(text, "plan.yaml")) == text
    for document in (encode(plan), encode_sparsely(plan)):
        again = decode_value(json.loads(json.dumps(document)), Plan)
        assert again == plan
        assert _document(again) == _document(plan)


@given(writers)
@settings(max_examples=20)
def test_an_edit_and_its_inverse_leave_the_plan_as_it_was(writer: PlanWriter) -> None:
    plan = writer.plan()
    for _ in range(6):
        if (applied := _sound_edit(writer, plan)) is None:
            continue
        back = tuple(inverse(one) for one in reversed(applied.edits))
        again = apply_edits(applied.plan, back, METRICS)
        assert isinstance(again, Applied)
        assert _document(again.plan) == _document(plan)
        plan = applied.plan


@given(writers, st.integers(1, 12))
@settings(max_examples=20)
def test_the_difference_done_on_the_old_plan_gives_the_new(writer: PlanWriter, count: int) -> None:
    old = writer.plan()
    new = writer.changed(old, count)
    edits = edits_between(old, new)
    assert _document(_done(old, edits)) == _document(new)
    back = tuple(inverse(one) for one in reversed(edits))
    assert _document(_done(new, back)) == _document(old)
    assert len(changes_of(old, new, edits)) == len(edits)
    assert all(map(str, changes_of(old, new, edits)))


@given(writers)
@settings(max_examples=8)
def test_the_difference_of_any_two_plans_leads_from_one_to_the_other(writer: PlanWriter) -> None:
    old, new = writer.plan(), writer.plan()
    assert _document(_done(old, edits_between(old, new))) == _document(new)
    assert edits_between(new, decode_value(encode_sparsely(new), Plan)) == ()


@given(writers, st.integers(1, 8))
@settings(max_examples=8)
def test_edits_come_back_from_json_and_fill_in_what_they_found(
    writer: PlanWriter, count: int
) -> None:
    old = writer.plan()
    edits = edits_between(old, writer.changed(old, count))
    documents = json.loads(json.dumps([edit_document(one) for one in edits]))
    assert read_edits(documents, old) == edits
    found = ("was", "was_after")
    by_hand = [{key: one[key] for key in one if key not in found} for one in documents]
    for one in by_hand:
        if "remove" in one:
            del one["after"]
    assert read_edits(by_hand, old) == edits


@given(writers, st.integers(1, 6))
@settings(max_examples=30)
def test_looking_at_what_changed_finds_what_looking_at_everything_finds(
    writer: PlanWriter, count: int
) -> None:
    old = writer.changed(writer.plan(), count)
    new = writer.changed(old, count)
    before, after = (
        {(one.path, one.what) for one in faults_of_plan(plan, METRICS)} for plan in (old, new)
    )
    assert {(one.path, one.what) for one in new_faults(old, new, METRICS)} == after - before


def _area(edit: Edit) -> set[str]:
    """Give the fields and lists that an edit reads or writes."""
    match edit:
        case SetField():
            return {edit.path}
        case AddPart():
            return {edit.within}
        case RemovePart():
            return {edit.path.rpartition("/")[0]}
        case MovePart():
            return {edit.path.rpartition("/")[0], edit.to}


def _is_apart(one: Edit, other: Edit) -> bool:
    return not any(
        mine.startswith(theirs) or theirs.startswith(mine)
        for mine in _area(one)
        for theirs in _area(other)
    )


@given(writers)
@settings(max_examples=20)
def test_the_order_of_independent_edits_does_not_matter(writer: PlanWriter) -> None:
    plan = writer.plan()
    for one, other in pairwise(writer.edit(plan) for _ in range(6)):
        if not _is_apart(one, other):
            continue
        try:
            there, back = _done(plan, (one, other)), _done(plan, (other, one))
        except EditRefusedError:
            continue
        assert _document(there) == _document(back)


@given(writers)
@settings(max_examples=15)
def test_what_moves_or_goes_leaves_no_name_behind_that_leads_nowhere(writer: PlanWriter) -> None:
    plan = writer.plan()
    for part in writer.random.sample(tuple(parts_of(plan)), 3):
        gone = apply_edits(plan, removing(plan, part.path), METRICS)
        # What stands for all when it is empty, or must name something, waits for a person.
        assert isinstance(gone, Applied) or gone.issues
        lists = [one.within for one in parts_of(plan) if type(one.record) is type(part.record)]
        to = writer.random.choice(lists)
        if "id" in kinds_of(type(part.record)):
            renamed = apply_edits(plan, renaming(plan, part.path, id="renamed"), METRICS)
            assert isinstance(renamed, Applied), renamed
        try:
            edits = moving(plan, part.path, to)
        except EditRefusedError:
            continue
        moved = apply_edits(plan, edits, METRICS)
        if isinstance(moved, Applied):
            back = tuple(inverse(one) for one in reversed(moved.edits))
            assert _document(_done(moved.plan, back)) == _document(plan)
