"""What each gesture in the outline makes of a plan; the expected plans are written by hand."""

import pytest

from trueline.core.errors import FaultyInputError, MissingError
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.applying import Applied, apply_edits
from trueline.plan.document import Plan
from trueline.plan.edits import Edit
from trueline.plan.kpi import Direction
from trueline.plan.outline.adding import KpiWanted, Where, add_kpi, add_named
from trueline.plan.outline.arrows import add_arrow
from trueline.plan.outline.ids import free_id
from trueline.plan.outline.moving import (
    destinations,
    move_beside,
    move_deeper,
    move_higher,
    move_under,
    step,
)
from trueline.plan.outline.places import Rank
from trueline.plan.yaml.text import read_plan

PLAN = """
organisation: Acme
title: Acme in 2026
first: 2026-01-01
until: 2027-01-01
currency: EUR
perspectives:
  - {id: customers, name: Customers, weight: 0.5}
  - {id: money, name: Money, weight: 0.5}
goals:
  - {id: grow, name: Grow by a tenth}
  - {id: last, name: Last longer}
scopes:
  - id: marketing
    name: Marketing
    goals:
      - {id: be-found, name: Be found, serves: [grow]}
    social_goals:
      - id: be-seen
        name: Be seen
        serves: [be-found]
        kpis:
          - {id: views, name: Views, metric: views@1, direction: up, perspective: customers}
          - {id: clicks, name: Clicks, metric: link_clicks@1, direction: up, perspective: customers}
        tactics:
          - {id: guides, name: Guides}
          - {id: films, name: Films, kpis: [views]}
      - {id: be-liked, name: Be liked, serves: [be-found]}
  - id: service
    name: Service
    social_goals:
      - {id: answer, name: Answer}
loose_tactics:
  - {id: dances, name: Dances}
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(PLAN, "plan")


def after(plan: Plan, edits: tuple[Edit, ...]) -> Plan:
    applied = apply_edits(plan, edits, load_catalogue())
    assert isinstance(applied, Applied), applied
    return applied.plan


def test_names_become_parts_with_free_ids_in_their_order(plan: Plan) -> None:
    where = Where(Rank.GOAL, after="goal:grow")
    then = after(plan, add_named(plan, where, ["Grow!", "Grow", "Größer werden"]))
    assert [one.id for one in then.goals] == ["grow", "grow-2", "grow-3", "grosser-werden", "last"]


def test_a_scope_under_a_goal_gets_a_goal_that_helps_it(plan: Plan) -> None:
    then = after(plan, add_named(plan, Where(Rank.SCOPE, "goal:last"), ["HR"]))
    hr = then.scopes[-1]
    assert (hr.id, hr.goals[0].name, hr.goals[0].serves) == ("hr", "Last longer", ("last",))


def test_a_social_goal_serves_the_only_goal_of_its_scope(plan: Plan) -> None:
    then = after(plan, add_named(plan, Where(Rank.SOCIAL, "marketing"), ["Be read"]))
    assert then.scopes[0].social_goals[-1].serves == ("be-found",)
    alone = after(plan, add_named(plan, Where(Rank.SOCIAL, "service"), ["Be kind"]))
    assert alone.scopes[1].social_goals[-1].serves == ()


def test_a_tactic_under_a_kpi_serves_it_alone(plan: Plan) -> None:
    then = after(plan, add_named(plan, Where(Rank.TACTIC, "marketing/be-seen/clicks"), ["Ads"]))
    assert then.scopes[0].social_goals[0].tactics[-1].kpis == ("clicks",)
    loose = after(plan, add_named(plan, Where(Rank.TACTIC, ":"), ["Ads"]))
    assert [one.id for one in loose.loose_tactics] == ["dances", "ads"]


def test_a_kpi_asks_for_what_nobody_can_guess(plan: Plan) -> None:
    where, metrics = Where(Rank.KPI, "marketing/be-liked"), load_catalogue()
    with pytest.raises(FaultyInputError, match="several perspectives") as refused:
        add_kpi(plan, where, KpiWanted("Views", "views@1"), metrics)
    assert [one.where for one in refused.value.issues] == ["perspective"]
    with pytest.raises(MissingError):
        add_kpi(plan, where, KpiWanted("Views", "glances@1", "money"), metrics)
    made = after(plan, add_kpi(plan, where, KpiWanted("Views", "views@1", "money"), metrics))
    kpi = made.scopes[0].social_goals[1].kpis[0]
    assert (kpi.id, kpi.metric, kpi.direction) == ("views", "views@1", Direction.UP)
    with pytest.raises(FaultyInputError, match="takes a metric"):
        add_named(plan, where, ["Views"])


@pytest.mark.parametrize(
    ("rank", "above"),
    [
        (Rank.KPI, "marketing"),
        (Rank.SOCIAL, "goal:grow"),
        (Rank.SCOPE, "marketing"),
        (Rank.GOAL, "service"),
    ],
)
def test_nothing_is_added_where_it_cannot_stand(plan: Plan, rank: Rank, above: str) -> None:
    with pytest.raises(FaultyInputError, match="can stand there"):
        add_named(plan, Where(rank, above), ["X"]) if rank is not Rank.KPI else add_kpi(
            plan, Where(rank, above), KpiWanted("X", "views@1", "money"), load_catalogue()
        )


def test_nothing_is_added_to_what_is_not_there(plan: Plan) -> None:
    with pytest.raises(MissingError):
        add_named(plan, Where(Rank.SOCIAL, "nowhere"), ["X"])


def test_a_part_steps_up_and_down_among_those_beside_it(plan: Plan) -> None:
    then = after(plan, step(plan, "goal:grow", by=1))
    assert [one.id for one in then.goals] == ["last", "grow"]
    assert after(then, step(then, "goal:grow", by=-1)) == plan
    assert step(plan, "goal:grow", by=-1) == ()
    social = after(plan, step(plan, "marketing/be-liked", by=-1))
    assert [one.id for one in social.scopes[0].social_goals] == ["be-liked", "be-seen"]
    assert step(plan, "service", by=-1) == (), "nothing else stands among scopes without a goal"


def test_a_kpi_moves_under_another_goal(plan: Plan) -> None:
    then = after(plan, move_under(plan, "marketing/be-seen/clicks", "marketing/be-liked"))
    goals = then.scopes[0].social_goals
    assert [[one.id for one in goal.kpis] for goal in goals] == [["views"], ["clicks"]]


def test_a_tactic_moves_to_a_kpi_to_a_goal_and_out_of_the_cascade(plan: Plan) -> None:
    then = after(plan, move_under(plan, "marketing/be-seen:guides", "marketing/be-seen/clicks"))
    assert then.scopes[0].social_goals[0].tactics[0].kpis == ("clicks",)
    away = after(plan, move_under(plan, "marketing/be-seen:films", "service/answer"))
    assert away.scopes[1].social_goals[0].tactics[0].kpis == ()
    loose = after(plan, move_under(plan, "marketing/be-seen:films", ":"))
    assert [(one.id, one.kpis) for one in loose.loose_tactics] == [("dances", ()), ("films", ())]
    back = after(loose, move_under(loose, ":films", "marketing/be-seen/views"))
    assert back == plan


def test_a_part_gets_a_new_id_where_its_own_is_taken(plan: Plan) -> None:
    where = Where(Rank.TACTIC, "marketing/be-liked")
    both = after(plan, add_named(plan, where, ["Films"]))
    then = after(both, move_under(both, "marketing/be-seen:films", "marketing/be-liked"))
    goals = then.scopes[0].social_goals
    assert [[one.id for one in goal.tactics] for goal in goals] == [
        ["guides"],
        ["films", "films-2"],
    ]
    assert goals[1].tactics[1].name == "Films"


def test_a_scope_serves_another_goal_or_none(plan: Plan) -> None:
    then = after(plan, move_under(plan, "marketing", "goal:last"))
    assert then.scopes[0].goals[0].serves == ("last",)
    assert after(plan, move_under(plan, "marketing", "")).scopes[0].goals[0].serves == ()
    new = after(plan, move_under(plan, "service", "goal:last"))
    assert (new.scopes[1].goals[0].id, new.scopes[1].goals[0].serves) == ("last", ("last",))


def test_a_part_is_put_beside_another(plan: Plan) -> None:
    then = after(plan, move_beside(plan, "goal:last", "goal:grow", is_before=True))
    assert [one.id for one in then.goals] == ["last", "grow"]
    away = after(plan, move_beside(plan, ":dances", "marketing/be-seen:guides", is_before=False))
    assert [one.id for one in away.scopes[0].social_goals[0].tactics] == [
        "guides",
        "dances",
        "films",
    ]
    with pytest.raises(FaultyInputError, match="cannot stand beside"):
        move_beside(plan, "goal:last", "marketing", is_before=True)


def test_deeper_and_higher_are_refused_where_they_would_need_a_choice(plan: Plan) -> None:
    named = after(plan, move_deeper(plan, "marketing/be-seen:guides"))
    assert named.scopes[0].social_goals[0].tactics[0].kpis == ("views",)
    assert after(named, move_higher(named, "marketing/be-seen:guides")) == plan
    loose = after(plan, move_higher(plan, "marketing/be-seen:guides"))
    assert [one.id for one in loose.loose_tactics] == ["dances", "guides"]
    assert after(plan, move_deeper(plan, "service")).scopes[1].goals[0].serves == ("last",)
    for place in ("goal:grow", "marketing/be-seen", "marketing/be-seen/views", ":dances"):
        with pytest.raises(FaultyInputError, match="goes no deeper"):
            move_deeper(plan, place)


def test_a_part_may_go_only_where_it_may_stand(plan: Plan) -> None:
    of_kpi = destinations(plan, "marketing/be-seen/views")
    assert [one.place for one in of_kpi] == [
        "marketing/be-seen",
        "marketing/be-liked",
        "service/answer",
    ]
    assert [one.place for one in of_kpi if one.is_here] == ["marketing/be-seen"]
    assert [one.place for one in destinations(plan, ":dances")][-1] == ":"
    assert destinations(plan, "goal:grow") == ()
    with pytest.raises(FaultyInputError, match="can stand there"):
        move_under(plan, "marketing/be-seen/views", "marketing")
    with pytest.raises(MissingError):
        move_under(plan, "marketing/be-seen/nothing", "service/answer")


def test_an_arrow_is_named_by_its_ends_and_stands_once(plan: Plan) -> None:
    views, clicks = "marketing/be-seen/views", "marketing/be-seen/clicks"
    edit = add_arrow(plan, views, clicks, statement="Who sees may click.", lag_days=7)
    then = after(plan, (edit,))
    assert (then.hypotheses[0].id, then.hypotheses[0].lag_days) == ("views-clicks", 7)
    with pytest.raises(FaultyInputError, match="already"):
        add_arrow(then, views, clicks)
    with pytest.raises(FaultyInputError, match="itself"):
        add_arrow(plan, views, views)
    with pytest.raises(MissingError, match="Did you mean"):
        add_arrow(plan, "marketing/be-seen/view", clicks)


def test_an_id_is_short_and_plain_whatever_the_name() -> None:
    assert free_id((), "Ärger über Straße 7") == "arger-uber-strasse-7"
    assert free_id((), "目标") == "part"
    assert free_id({"part"}, "!?") == "part-2"
    assert free_id((), "word " * 30) == "word-word-word-word-word-word-word-word"
