"""The demo organisation's plan, as text for the plan reader."""

from pathlib import Path
from typing import Final

PLAN: Final = Path(__file__).with_name("plan.yaml")


def plan_text() -> str:
    """Give the plan document of the demo organisation as YAML."""
    return PLAN.read_text(encoding="utf-8")
