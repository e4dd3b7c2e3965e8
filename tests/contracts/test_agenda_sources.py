"""Every agenda source keeps its door: items of its part, with keys of their own, saying why."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from trueline.contracts.agenda_source import (
    AgendaGround,
    AgendaSource,
    EvidenceNews,
    MeasuredGuess,
    OwedRule,
    OwedWord,
    RaisedException,
)
from trueline.coordination.deciding.action import ActionItem, ActionStatus
from trueline.coordination.deciding.decision import Decision, DecisionKind
from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart
from trueline.coordination.reviewing.ordering import in_order
from trueline.coordination.reviewing.session import Session
from trueline.measure.verdict import Verdict
from trueline.plan.organisation.support_hours import hours_by_plan
from trueline.plan.yaml.text import read_plan
from trueline.usecases.catalogues import AGENDA_SOURCES

ON = date(2026, 3, 5)
PLAN = """
organisation: Acme
title: Acme in 2026
first: 2026-01-01
until: 2027-01-01
currency: EUR
perspectives: [{id: c, name: Customers, weight: 1}]
bodies:
  - {id: committee, name: Committee, seats: [{id: a, person: Ada}, {id: b, person: Bo}]}
channels:
  - id: site
    name: Site
    status: active
    setup:
      - {id: one, basic: page, state: ok, recheck_on: 2026-03-05}
      - {id: two, basic: page, state: ok, recheck_on: 2026-03-06}
      - {id: three, basic: profile, state: to do}
  - {id: old, name: Old, status: closed, setup: [{id: one, basic: page, state: to do}]}
policies:
  - {id: late, kind: legal, title: Law, approved_by: Ada, approved_on: 2025-03-01, review_on: 2026-03-01}
  - {id: fine, kind: legal, title: Fine, approved_by: Ada, approved_on: 2025-03-01}
  - {id: new, kind: legal, title: New}
support:
  - {id: short, activity: Answer, hours_required: 6, hours_assigned: 4}
  - {id: ending, activity: Read, hours_required: 3, hours_assigned: 3, funded_until: 2026-05-04}
  - {id: paid, activity: Count, hours_required: 3, hours_assigned: 3, funded_until: 2026-05-05}
"""  # noqa: E501 - one policy a line
GUESS = MeasuredGuess(
    "s/a", "A guess.", Verdict.BROKEN, "4 to 6", "9", date(2026, 4, 1), ("Calls",)
)
DECIDED = Decision(
    "2026-01-08-1", "End it", DecisionKind.STOP, "No use.", review_on=date(2026, 3, 1)
)
ACTION = ActionItem("2026-01-08-1", "Ask", "Ada", date(2026, 3, 3), ActionStatus.OPEN, ON)
STUDY = EvidenceNews("films", "Do films sell?", "s/g/k", "B", "D", ON)


def ground(**changes: object) -> AgendaGround:
    """Give a ground on which every source finds something."""
    plan = read_plan(PLAN, "plan")
    starts = datetime(2026, 3, 5, 14, 30, tzinfo=UTC)
    session = Session("weekly-2026-03-05", "weekly", "committee", "Weekly", starts, "", 45)
    full = AgendaGround(
        session=session,
        plan=plan,
        body=plan.bodies[0],
        on=ON,
        since=datetime(2026, 2, 26, 15, tzinfo=UTC),
        next_on=date(2026, 3, 12),
        actions=lambda: [ACTION, replace(ACTION, id="2026-01-08-2", due=None)],
        guesses=lambda: [
            replace(GUESS, path="s/b", verdict=Verdict.HOLDS, test_on=date(2026, 3, 1)),
            replace(GUESS, path="s/c", verdict=Verdict.HOLDS, test_on=date(2026, 2, 1)),
            replace(GUESS, path="s/d", verdict=Verdict.NOT_MEASURED, test_on=date(2026, 2, 1)),
            replace(GUESS, path="s/e", verdict=Verdict.UNCERTAIN),
            replace(GUESS, path="s/f", verdict=Verdict.CONTRADICTED, test_on=None),
            GUESS,
        ],
        exceptions=lambda: [
            RaisedException("kpi:one", "One", "Far behind.", link="/kpis/s/g/one/"),
            RaisedException("kpi:two", "Two", "Behind.", must_be_classed=False),
        ],
        evidence=lambda: [STUDY],
        decisions=lambda: [DECIDED],
        owed=lambda: [OwedWord("Ada", "Calls", "s/g/k", date(2026, 2, 1))],
        support=lambda: hours_by_plan(plan.support),
        rules=lambda: [
            OwedRule("escalations/a", "A drill is due.", (), "/escalation/"),
            OwedRule("courses/b", "“First day” is overdue.", ("Ada", "Bob"), "/training/"),
        ],
    )
    return replace(full, **changes)  # type: ignore[arg-type]


def found(name: str, **changes: object) -> list[AgendaItem]:
    return list(AGENDA_SOURCES.get(name).find(ground(**changes)))


@pytest.mark.parametrize("source", AGENDA_SOURCES.all(), ids=lambda one: one.name)
def test_a_source_gives_items_of_its_part_that_can_be_told_apart(source: AgendaSource) -> None:
    items = list(source.find(ground()))
    assert items, "the ground of this test has something for each source; add to it"
    assert Counter(one.key for one in items).most_common(1)[0][1] == 1
    for one in items:
        assert one.part is source.part
        assert one.title.strip()
        assert one.says.strip()
        assert one.minutes >= 1
        assert one.by == ""
        assert not one.link or one.link.startswith("/")
    assert list(source.find(ground())) == items


def test_no_two_sources_give_the_same_key_and_nothing_is_asked_that_is_not_used() -> None:
    def refuse() -> tuple[()]:
        raise AssertionError

    quiet = ground(
        actions=tuple, guesses=tuple, exceptions=tuple, evidence=tuple, decisions=tuple, owed=tuple
    )
    kept = [one for source in AGENDA_SOURCES.all() for one in source.find(ground())]
    assert max(Counter(one.key for one in kept).values()) == 1
    assert in_order(kept)[1].key == "assumption-broken:s/a"
    for source in AGENDA_SOURCES.all():
        list(source.find(quiet))
    calls = ("actions", "guesses", "exceptions", "evidence", "decisions", "owed", "support")
    for name in ("rechecks", "roll-call", "next-meeting"):
        assert found(name, **dict.fromkeys(calls, refuse))


def test_assumptions_that_broke_are_named_and_those_that_held_are_told_once() -> None:
    broken, against, unsettled, held = found("assumptions")
    assert broken.is_broken
    assert broken.says == "The plan assumes 4 to 6; observed is 9. Rests on it: Calls."
    assert (unsettled.paths, held.paths) == (("s/d",), ("s/b",))
    assert (against.paths, against.title) == (("s/f",), "1 assumption contradicted so far")
    assert against.says.endswith("observed: 9. No test day is set.")
    assert [one.is_broken for one in (against, unsettled, held)] == [False, False, False]
    first = found("assumptions", since=None)
    assert first[3].paths == ("s/b", "s/c")


def test_an_overdue_action_goes_first_and_says_by_how_much() -> None:
    late, undated = in_order(found("open-actions"))
    assert "It was due on 3 Mar 2026, 2 days ago." in late.says
    assert "No due day was set." in undated.says


def test_a_grade_that_changed_is_told_with_the_one_before() -> None:
    assert found("evidence-news")[0].says == (
        "Answered again on 5 Mar 2026: grade B, before it was D."
    )
    again = [replace(STUDY, before="B"), replace(STUDY, before=""), replace(STUDY, grade="")]
    told = [one.says for one in found("evidence-news", evidence=lambda: again)]
    assert told == [
        "Answered again on 5 Mar 2026: grade B, as before.",
        "First answer, of 5 Mar 2026: grade B.",
        "Run on 5 Mar 2026; no method gave an answer.",
    ]


def test_a_recheck_is_due_on_its_day_and_closed_channels_need_none() -> None:
    items = {one.key: one.says for one in found("rechecks")}
    assert items == {
        "policy:late": "It was to be looked at again on 1 Mar 2026. Owner: nobody yet.",
        "policy:new": "Nobody approved it yet. Owner: nobody yet.",
        "set-up:site": "1 line to look at again since 5 Mar 2026. To do: profile.",
    }


def test_the_roll_call_says_the_quorum_and_the_end_says_the_next_day() -> None:
    assert found("roll-call")[0].says == "Committee: 2 of 2 seats must be taken to decide."
    assert "No body is named" in found("roll-call", body=None)[0].says
    assert found("next-meeting")[0].says == "On 12 Mar 2026."
    assert "None is planned" in found("next-meeting", next_on=None)[0].says
    assert found("exceptions")[0].part is AgendaPart.EXCEPTIONS


def test_support_is_spoken_of_two_months_before_its_money_ends() -> None:
    items = {one.key: one.says for one in found("support")}
    assert items == {
        "support:short": "It takes 6 hours a week and has 4: 2 are missing. As the plan requires.",
        "support:ending": "Its money ends on 4 May 2026.",
    }


def test_rules_say_who_owes_them() -> None:
    (item,) = found("rules-not-kept")
    assert item.title == "2 rules are not kept yet"
    assert item.says == "A drill is due.\n“First day” is overdue. Owed by Ada, Bob."
    assert found("rules-not-kept", rules=tuple) == []
