"""Who wrote what stands: told by values, whatever was written and taken back between."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.written_plans import PlanWriter
from trueline.plan.applying import next_plan
from trueline.plan.authorship import Contribution, authors_of
from trueline.plan.difference import edits_between
from trueline.plan.document import Plan, Scope, SocialGoal, Tactic
from trueline.plan.edits import Edit, add_part, inverse, move_part, remove_part, set_field

A, B = Tactic("a", "A"), Tactic("b", "B")
GOALS = (SocialGoal("one", "One", tactics=(A, B)), SocialGoal("two", "Two"))
ONE, TWO = "scopes/s/social_goals/one/tactics", "scopes/s/social_goals/two/tactics"
PLAN = Plan(
    "Acme", "2026", date(2026, 1, 1), date(2027, 1, 1), "EUR", (),
    scopes=(Scope("s", "S", social_goals=GOALS),),
)  # fmt: skip


class Diary:
    """A plan and who wrote what into it."""

    def __init__(self) -> None:
        self.plan = PLAN
        self.written: list[Contribution] = []

    def do(self, by: str, edit: Edit) -> None:
        self.plan, done = next_plan(self.plan, edit)
        self.written.append(Contribution(by, (done,)))

    def put(self, by: str, path: str, value: object) -> None:
        self.do(by, set_field(self.plan, path, value))

    @property
    def authors(self) -> set[str]:
        return set(authors_of(self.plan, self.written))


@pytest.fixture
def diary() -> Diary:
    return Diary()


def test_nobody_wrote_what_nobody_changed(diary: Diary) -> None:
    assert diary.authors == set()


def test_the_first_to_write_a_value_wrote_it(diary: Diary) -> None:
    for by, title in (("X", "New"), ("Y", "Newer"), ("Y", "New")):
        diary.put(by, "title", title)
    assert diary.authors == {"X"}


def test_what_stood_before_was_written_by_nobody(diary: Diary) -> None:
    for by, title in (("X", "New"), ("Y", "2026")):
        diary.put(by, "title", title)
    assert diary.authors == set()


def test_a_new_part_was_written_by_whoever_wrote_its_fields(diary: Diary) -> None:
    diary.do("X", add_part(diary.plan, ONE, Tactic("c", "C")))
    assert diary.authors == {"X"}
    diary.put("Y", f"{ONE}/c/name", "See")
    assert diary.authors == {"X", "Y"}
    diary.put("X", f"{ONE}/c/name", "C")
    assert diary.authors == {"X"}


def test_what_a_part_says_was_written_by_the_same_person_after_it_moved(diary: Diary) -> None:
    diary.put("X", f"{ONE}/a/name", "Ah")
    diary.do("Y", move_part(diary.plan, f"{ONE}/a", TWO))
    assert diary.authors == {"X", "Y"}
    diary.do("X", move_part(diary.plan, f"{TWO}/a", ONE, after=""))
    assert diary.authors == {"X"}


def test_an_order_was_written_by_who_brought_it_about(diary: Diary) -> None:
    diary.do("X", move_part(diary.plan, f"{ONE}/a", ONE, after="b"))
    diary.do("Y", add_part(diary.plan, ONE, Tactic("c", "C")))
    diary.do("Y", remove_part(diary.plan, f"{ONE}/c"))
    assert diary.authors == {"X"}


def test_taking_out_is_writing_until_somebody_puts_it_back(diary: Diary) -> None:
    out = remove_part(diary.plan, f"{ONE}/b")
    diary.do("X", out)
    diary.put("Y", "title", "New")
    assert diary.authors == {"X", "Y"}
    diary.do("Y", inverse(out))
    assert diary.authors == {"Y"}


@settings(max_examples=25)
@given(st.integers(0, 10**6))
def test_a_change_has_an_author_and_only_who_wrote_is_one(seed: int) -> None:
    writer = PlanWriter(seed, 2)
    diary = Diary()
    diary.plan = first = writer.plan()
    for by in "XYXZXY":
        before = diary.plan
        after = writer.changed(before, 1)
        if after is not before:
            diary.written.append(Contribution(by, edits_between(before, after)))
            diary.plan = after
    assert diary.authors <= {one.by for one in diary.written}
    assert bool(diary.authors) == bool(edits_between(first, diary.plan))
    alone = [replace(one, by="X") for one in diary.written]
    assert authors_of(diary.plan, alone) == ({"X"} if diary.authors else set())
