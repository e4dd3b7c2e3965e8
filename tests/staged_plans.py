"""A plan in which everything that stages ask of plans is there; tests take away what matters."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from trueline.plan.channels.channel import ChannelStatus
from trueline.plan.channels.resources import PeopleResource, Tool
from trueline.plan.document import Plan
from trueline.plan.governance.body import Body, Seat, SeatRole
from trueline.plan.organisation.audit import AuditItem, Side
from trueline.plan.organisation.policy import Policy, PolicyKind
from trueline.plan.organisation.process import FlowCheck, ProcessFlow, TaggedLink
from trueline.plan.organisation.segment import Segment, Technographic, TechnographicShare
from trueline.plan.organisation.support import SupportActivity
from trueline.plan.yaml.text import read_plan

SOUND = Path(__file__).parent / "cases" / "plans" / "sound.yaml"


def ready_plan() -> Plan:
    """Give the plan."""
    sound = read_plan(SOUND.read_text("utf-8"), "sound.yaml")
    segment = Segment(
        "menders", "Menders", "Who mend.", "Films", "Forums",
        technographics=(TechnographicShare(Technographic.CREATORS, Decimal("0.2")),),
        technographics_source="Survey",
    )  # fmt: skip
    goals = tuple(
        replace(
            scope,
            social_goals=tuple(replace(one, segments=("menders",)) for one in scope.social_goals),
        )
        for scope in sound.scopes
    )
    people = (PeopleResource("p", "Answers", "Ada", readiness=3, reason="May decide."),)
    channels = tuple(
        replace(
            one,
            status=ChannelStatus.ACTIVE,
            owner="Ada",
            people=people,
            tools=(),
            segments=("menders",),
        )
        for one in sound.channels
    )
    link = TaggedLink("bio", "https://example.org", "instagram")
    seats = (Seat("a", "Ada", role=SeatRole.SPONSOR), Seat("b", "Bo", role=SeatRole.EXPERT))
    return replace(
        sound,
        scopes=goals,
        segments=(segment,),
        channels=channels,
        team=(),
        allies=(),
        bodies=(Body("committee", "Committee", seats=seats),),
        audit=tuple(AuditItem(side.value, side, f"How is {side}?", score=2) for side in Side),
        policies=tuple(
            Policy(kind.name.lower(), kind, kind.value, "Text", owner="Ada") for kind in PolicyKind
        ),
        tools=(Tool("t", "Films", "Cuts films", "Ada"),),
        flows=(
            ProcessFlow("way", "Way", links=(link,), is_automated=True, check=FlowCheck.PASSED),
        ),
        support=(
            SupportActivity(
                "answers", "Answer", "Service", "Ada", "Bo",
                hours_required=Decimal(5), hours_assigned=Decimal(5),
            ),
        ),
    )  # fmt: skip
