"""What names a part is found as a walk through the whole plan finds it."""

import gc

from trueline.core.once_per_record import once_per_record
from trueline.demo.plan import plan_text
from trueline.plan.document import Scope
from trueline.plan.mentioning import fields_naming, only_near, own_fields, path_named
from trueline.plan.naming import Mention, mentions, nameable, nameable_at
from trueline.plan.parts import look_up
from trueline.plan.referring import OF_ITS_OWN
from trueline.plan.yaml.text import read_plan

PLAN = read_plan(plan_text(), "demo plan")
ALL = tuple(mentions(PLAN))


def _ordered(found: list[Mention]) -> list[tuple[str, str]]:
    return sorted((one.path, one.name) for one in found)


def test_fields_that_name_a_part_are_those_that_a_walk_finds() -> None:
    for what, names in nameable(PLAN).items():
        for name in names:
            paths = {one.path for one in ALL if (one.what, one.name) == (what, name)}
            walked = [one for one in ALL if one.path in paths]
            found = [one for field in fields_naming(PLAN, {what: [name]}) for one in field]
            assert _ordered(found) == _ordered(walked)


def test_a_field_that_names_two_of_them_is_given_once() -> None:
    two = next(
        one for one in ALL if one.is_list and len([m for m in ALL if m.path == one.path]) > 1
    )
    named = [one.name for one in ALL if one.path == two.path]
    found = [field[0].path for field in fields_naming(PLAN, {two.what: named})]
    assert found.count(two.path) == 1


def test_own_fields_of_a_scope_are_those_whose_names_its_place_decides() -> None:
    scope = PLAN.scopes[1]
    walked = [
        one for one in ALL if one.what in OF_ITS_OWN and one.path.startswith(f"scopes/{scope.id}/")
    ]
    found = own_fields(PLAN, f"scopes/{scope.id}/social_goals")
    assert walked
    assert _ordered([one for field in found for one in field]) == _ordered(walked)
    assert not list(own_fields(PLAN, "channels"))


def test_what_a_field_names_is_found_where_a_list_of_all_names_has_it() -> None:
    known = nameable(PLAN)
    for one in ALL:
        own = nameable_at(PLAN, one.path, one.what) if one.what in OF_ITS_OWN else {}
        expected = {**known.get(one.what, {}), **own}.get(one.name, "")
        assert path_named(PLAN, one.path, one.what, one.name) == expected
        if expected:
            look_up(PLAN, expected)


def test_only_near_keeps_the_scopes_of_the_paths_and_all_else() -> None:
    near = only_near(PLAN, [f"scopes/{PLAN.scopes[2].id}/goals", "channels/site"])
    assert near.scopes == (PLAN.scopes[2],)
    assert near.channels is PLAN.channels
    assert only_near(PLAN, [""]) is PLAN


def test_an_answer_is_worked_out_once_and_goes_with_its_record() -> None:
    asked: list[str] = []

    @once_per_record
    def name(scope: Scope) -> str:
        asked.append(scope.id)
        return scope.name

    first = Scope("service", "Service")
    assert [name(first), name(first), name(Scope("service", "Service"))] == ["Service"] * 3
    assert asked == ["service", "service"]
    del first
    gc.collect()
    for place in range(100):  # records that may stand where the first one stood in memory
        assert name(Scope(f"s{place}", f"Scope {place}")) == f"Scope {place}"
