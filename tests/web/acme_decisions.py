"""Decisions and action items of Acme, for those who walk over their pages."""

from dataclasses import replace
from datetime import UTC, date, datetime

from tests.web import acme
from trueline.coordination.deciding.decision import DecisionKind
from trueline.home.wiring import open_workspace
from trueline.usecases.coordinating.acting.agree import ActionWish, agree
from trueline.usecases.coordinating.deciding.decide import decide
from trueline.usecases.coordinating.deciding.wish import DecisionWish
from trueline.web.access import Role
from trueline.web.stores.people import join, make_person

VIEWS = "scopes/marketing/social_goals/be-seen/kpis/views"
BY = "approver@acme.example"
OWNER = "coordinator@acme.example"
"""Who may move every action item."""
LONG_AGO = date(2026, 2, 2)


def make() -> str:
    """Keep a decision that is due for review with two action items, and give its id."""
    roles = [Role.CONTRIBUTOR, Role.PLANNER, Role.APPROVER]
    join(make_person(OWNER, name="Cora Coordinator"), "acme", roles)
    then = replace(
        open_workspace("acme"), now=lambda: datetime(2026, 3, 1, 10, tzinfo=UTC), today=acme.TODAY
    )
    wish = DecisionWish(
        "We film in the mornings",
        DecisionKind.CHANGE_TACTIC,
        "The light is good.",
        options=("Film in the evenings",),
        about=(VIEWS,),
        owner="Bo Lindqvist",
        review_on=date(2026, 2, 27),
    )
    name = decide(then, wish, on=LONG_AGO, by=BY).id
    for what, owner, due in (
        ("Cut the film", "Ada Brandt", date(2026, 2, 20)),
        ("Book the hall", "Bo Lindqvist", None),
    ):
        agree(then, ActionWish(what, owner, due, decision=name), on=LONG_AGO, by=BY)
    return name
