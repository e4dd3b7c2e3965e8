"""Templates to begin a plan with: scopes, channels, policies and lists, each a fragment of a plan.

A template is one TOML file below ``templates``. Its parts stand under the field names of the plan
itself and become the same records, so a field that is added to a record needs no change here. What
only the organisation can know (baselines, targets, owners, days) stays open, and checks ask for it.
"""

import difflib
import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from trueline.core.codec import decode, encode_sparsely
from trueline.core.errors import MissingError
from trueline.plan.channels.channel import Depth
from trueline.plan.document import Perspective, Plan

OWN_KEYS = ("name", "summary", "prompts", "depths")

STANDARD_PERSPECTIVES = (
    Perspective("financial", "Business value", Decimal("0.25")),
    Perspective("customers", "Customers", Decimal("0.25")),
    Perspective("internal-process", "Internal process", Decimal("0.25")),
    Perspective("people-and-learning", "People and learning", Decimal("0.25")),
)
"""The four sides of Kaplan and Norton's scorecard, for a plan that has none of its own."""


class TemplateKind(StrEnum):
    """What a template brings in."""

    SCOPE = "scope"
    CHANNEL = "channel"
    POLICY = "policy"
    LIST = "list"

    @property
    def main_list(self) -> str:
        """Field of the plan that a template of this kind is about; empty for lists."""
        return {"scope": "scopes", "channel": "channels", "policy": "policies"}.get(self, "")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question that helps to fill in a field.

    Attributes:
        field: Path of the field within the part, such as ``four_cs/customers/does_well``.
        question: What to ask oneself.
    """

    field: str
    question: str


@dataclass(frozen=True, slots=True)
class DepthChoice:
    """One way to be on a network, and what it takes.

    Attributes:
        depth: How far one goes.
        text: What that means here.
        hours_week: A first guess for one account, to be replaced by the team's own figure.
    """

    depth: Depth
    text: str
    hours_week: Decimal


@dataclass(frozen=True, slots=True)
class PlanTemplate:
    """Something to begin with.

    Attributes:
        id: Unique among all templates; the name of its file.
        kind: What it brings in.
        name: For people.
        summary: What it is good for, in a sentence or two.
        content: The fragment: a plan with nothing but the template's parts and the four
            standard perspectives.
        prompts: Questions that help to fill in what it leaves open.
        depths: For a channel, how far one may go; else empty.
    """

    id: str
    kind: TemplateKind
    name: str
    summary: str
    content: Plan
    prompts: tuple[Prompt, ...] = ()
    depths: tuple[DepthChoice, ...] = ()


@cache
def plan_templates() -> tuple[PlanTemplate, ...]:
    """Give every template: scopes, channels, policies, lists; read once."""
    folder = files("trueline.plan") / "templates"
    return tuple(
        read_template(file, kind)
        for kind in TemplateKind
        for file in sorted((folder / _folder_of(kind)).iterdir(), key=lambda one: one.name)
    )


def find_template(name: str) -> PlanTemplate:
    """Give a template by its id.

    Raises:
        MissingError: There is none.
    """
    known = {one.id: one for one in plan_templates()}
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(known)}."
        raise MissingError(f"There is no template {name}. {hint}")
    return known[name]


def read_template(file: Traversable, kind: TemplateKind) -> PlanTemplate:
    """Read a template's file.

    Raises:
        cattrs.errors.ClassValidationError: It has an unknown key or a value that does not fit.
        tomllib.TOMLDecodeError: It is not TOML.
    """
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    own = {key: table.pop(key) for key in OWN_KEYS if key in table}
    content = {**encode_sparsely(_empty_plan()), **table}
    name = file.name.removesuffix(".toml")
    return decode({"id": name, "kind": kind.value, "content": content, **own}, PlanTemplate)


def _empty_plan() -> Plan:
    """Give a plan without parts; its title, days and currency never reach anybody's plan."""
    return Plan("", "Template", date(2000, 1, 1), date(2001, 1, 1), "XXX", STANDARD_PERSPECTIVES)


def _folder_of(kind: TemplateKind) -> str:
    return kind.main_list or "lists"
