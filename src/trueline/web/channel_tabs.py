"""The tabs of a channel's action plan, and what each shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trueline.plan.channels.channel import Channel
from trueline.plan.channels.content import Advice, Stance
from trueline.plan.channels.setup import SetupState
from trueline.plan.organisation.policy import PolicyKind
from trueline.plan.parts import split
from trueline.plan.person_load import person_loads
from trueline.plan.publishing import loads_of
from trueline.plan.starters import PlanTemplate, TemplateKind, plan_templates
from trueline.plan.workload import depth_options, support_of, workload_of
from trueline.usecases.posts_against_cap import POSTS
from trueline.web.channel_reviews import basic_rows, policy_rows
from trueline.web.channel_sheets import c_rows, objective_rows, segment_rows
from trueline.web.charting.of_channel import channel_charts
from trueline.web.flow_rows import flow_rows
from trueline.web.plan_day import PlanDay

Context = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab.

    Attributes:
        label: For people.
        show: What it shows of a channel, for the template of its name.
        fields: Fields of the channel that are written there.
    """

    label: str | Promise
    show: Callable[[PlanDay, Channel], Context]
    fields: tuple[str, ...]


def template_of(channel: Channel) -> PlanTemplate | None:
    """Give the template of a channel's network; None where there is none."""
    networks = {one.network for one in channel.accounts} or {channel.id}
    known = (one for one in plan_templates() if one.kind is TemplateKind.CHANNEL)
    return next((one for one in known if one.id in networks), None)


def prompts_of(channel: Channel, tab: Tab) -> list[str]:
    """Give the questions of the network's template that help to write what stands in a tab."""
    template = template_of(channel)
    prompts = template.prompts if template else ()
    return [one.question for one in prompts if split(one.field)[0] in tab.fields]


def _vision(at: PlanDay, channel: Channel) -> Context:
    template = template_of(channel)
    guesses = {one.depth: one for one in template.depths} if template else {}
    return {
        "objectives": objective_rows(at, channel),
        "depths": [(one, guesses.get(one.depth)) for one in depth_options(at.looked.plan, channel)],
        "load": workload_of(at.looked.plan, channel),
    }


def _customers(at: PlanDay, channel: Channel) -> Context:
    return {"segments": segment_rows(at.looked.plan, channel)}


def _setup(at: PlanDay, channel: Channel) -> Context:
    return {"basics": basic_rows(channel, at.on), "states": tuple(SetupState)}


def _four_cs(at: PlanDay, channel: Channel) -> Context:
    return {"cs": c_rows(at, channel)}


def _content(at: PlanDay, channel: Channel) -> Context:
    rules = (*channel.content_rules, *at.looked.plan.content_rules)
    return {
        "loads": loads_of(channel),
        "known_posts": [one for one in at.posts(channel) if one.count is not None],
        "posts_metric": at.looked.metrics.get(POSTS),
        "promote": [one for one in rules if one.stance is Stance.PROMOTE],
        "avoid": [one for one in rules if one.stance is Stance.AVOID],
        "flows": flow_rows(at, channel),
    }


def _tools(at: PlanDay, channel: Channel) -> Context:
    own = [(one, ("channels", channel.id, "tools", one.id)) for one in channel.tools]
    shared = [(one, ("tools", one.id)) for one in at.looked.plan.tools]
    return {"tables": [(_("Tools of this channel"), own), (_("Tools of every channel"), shared)]}


def _people(at: PlanDay, channel: Channel) -> Context:
    plan = at.looked.plan
    names = {one.person for one in channel.people}
    own, shared = support_of(plan, channel)
    return {
        "load": workload_of(plan, channel),
        "loads": [one for one in person_loads(plan) if one.name in names],
        "publishers": [one for one in plan.team if one.is_certified],
        "support": (*own, *shared),
    }


def _policies(at: PlanDay, channel: Channel) -> Context:
    return {"kinds": [policy_rows(at, channel, kind) for kind in PolicyKind]}


def _manners(_at: PlanDay, channel: Channel) -> Context:
    told = channel.dos_and_donts
    return {
        "dos": [one for one in told if one.advice is Advice.DO],
        "donts": [one for one in told if one.advice is Advice.DONT],
    }


def _measurement(at: PlanDay, channel: Channel) -> Context:
    return {
        "objectives": objective_rows(at, channel),
        "charts": channel_charts(at, channel),
    }


TABS = {
    "vision": Tab(
        _("Vision and objectives"), _vision, ("vision", "why", "depth", "objectives", "actions")
    ),
    "customers": Tab(_("Customers"), _customers, ("segments",)),
    "set-up": Tab(_("Set-up"), _setup, ("setup",)),
    "four-cs": Tab(_("4Cs"), _four_cs, ("four_cs",)),
    "content": Tab(_("Content"), _content, ("content", "content_rules", "posts_cap")),
    "tools": Tab(_("Tools"), _tools, ("tools",)),
    "people": Tab(_("People and culture"), _people, ("people",)),
    "policies": Tab(_("Policies"), _policies, ()),
    "manners": Tab(_("Do's and don'ts"), _manners, ("dos_and_donts",)),
    "measurement": Tab(_("Measurement"), _measurement, ("measurement",)),
}
"""By the name that addresses and templates use, in order."""
