"""Acme's plan with the whole action plan of one channel, and a second channel that has none."""

from pathlib import Path

from trueline.contracts.plan_version import AdoptedPlan
from trueline.home.wiring import open_workspace
from trueline.plan.yaml.text import read_plan

PLAN = Path(__file__).with_name("acme_channels.yaml")
VISION = "Where people see that it can be mended."


def adopt_channels(*, vision: str = VISION) -> AdoptedPlan:
    """Put the fuller plan in force at Acme."""
    text = PLAN.read_text(encoding="utf-8").replace(VISION, vision)
    workspace = open_workspace("acme")
    return workspace.plans.adopt(
        read_plan(text, "plan"), by="ada@acme.example", now=workspace.now()
    )
