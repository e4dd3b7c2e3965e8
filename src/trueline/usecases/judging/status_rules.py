"""The status rules in force, and how an organisation makes them its own."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from trueline.contracts.status_shelf import KeptRules
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.measure.judging.rules import RULED, USUAL_RULES, StatusRule, StatusRules
from trueline.usecases.workspace import Workspace

MOST_RULES = 12
MOST_PATIENCE = 10
MOST_ELAPSED = Decimal("0.5")
"""Nobody waits for more than half of the way."""
LONGEST_REASON = 500
MOST_PACE = 2
"""Twice the pace of the plan; nobody asks for more to be on pace."""


def status_rules(workspace: Workspace, *, as_of: datetime | None = None) -> StatusRules:
    """Give the rules in force, or those in force at a moment."""
    kept = workspace.statuses.in_force(as_of=as_of)
    return kept.rules if kept else USUAL_RULES


def change_status_rules(
    workspace: Workspace, rules: StatusRules, *, by: str, reason: str = ""
) -> KeptRules | None:
    """Put rules in force from now on; nothing is kept where they are in force already.

    Returns:
        What was kept; None where nothing changed.

    Raises:
        FaultyInputError: Something in them cannot be; the issues name the rule by its number.
    """
    if issues := check_status_rules(rules, reason=reason):
        raise FaultyInputError(*issues)
    if rules == status_rules(workspace):
        return None
    kept = KeptRules(rules, by, workspace.now(), reason.strip())
    workspace.statuses.keep(kept)
    return kept


def check_status_rules(rules: StatusRules, *, reason: str = "") -> tuple[Issue, ...]:
    """Find what in rules cannot be; the issues name the rule by its number, from 1."""
    return tuple(_faults(rules, reason))


def _faults(rules: StatusRules, reason: str) -> Iterator[Issue]:
    if len(rules.rules) > MOST_RULES:
        yield _issue("rules", f"There are {len(rules.rules)} rules.", f"Keep {MOST_RULES} at most.")
    if not 1 <= rules.patience <= MOST_PATIENCE:
        what = f"{rules.patience} times the frequency cannot be the patience."
        yield _issue("patience", what, f"Give a whole number from 1 to {MOST_PATIENCE}.")
    if not (rules.least_elapsed.is_finite() and 0 <= rules.least_elapsed <= MOST_ELAPSED):
        what = f"{rules.least_elapsed:%} of the way cannot be too early."
        yield _issue("least elapsed", what, f"Give 0% to {MOST_ELAPSED:.0%}.")
    if len(reason) > LONGEST_REASON:
        yield _issue("reason", "The reason is too long.", f"Use {LONGEST_REASON} characters.")
    for number, rule in enumerate(rules.rules, start=1):
        yield from _faults_of(rule, f"rule {number}")
    yield from _idle(rules.rules)


def _idle(rules: Sequence[StatusRule]) -> Iterator[Issue]:
    """Find rules that never decide, because one that comes first holds whenever they do."""
    for number, rule in enumerate(rules, start=1):
        before = enumerate(rules[: number - 1], start=1)
        first = next((at for at, one in before if _always_holds_first(one, rule)), None)
        if first is not None:
            what = f"It never decides: rule {first} holds whenever it does, and comes first."
            yield _issue(f"rule {number}", what, "Move it up, ask less of it, or remove it.")


def _faults_of(rule: StatusRule, where: str) -> Iterator[Issue]:
    if rule.status not in RULED:
        words = ", ".join(one.value for one in RULED)
        yield _issue(where, f"No rule can say “{rule.status.value}”.", f"Choose one of {words}.")
    limits = {
        "progress": (rule.least_progress, MOST_PACE),
        "pace": (rule.least_pace, MOST_PACE),
        "chance": (rule.least_chance, 1),
    }
    if all(one is None for one, _ in limits.values()):
        yield _issue(where, "It asks for nothing.", "Give a progress, a pace or a chance.")
    for name, (least, most) in limits.items():
        if least is not None and not (least.is_finite() and 0 <= least <= most):
            what = f"{least:%} cannot be the least {name}."
            yield _issue(where, what, f"Give 0% to {most * 100}%.")


def _always_holds_first(before: StatusRule, rule: StatusRule) -> bool:
    """Say whether a rule that is read before another holds whenever that does."""
    pairs = (
        (before.least_progress, rule.least_progress),
        (before.least_pace, rule.least_pace),
        (before.least_chance, rule.least_chance),
    )
    needs_forecast = before.least_chance is not None and not before.holds_without_chance
    if needs_forecast and rule.holds_without_chance:
        return False
    return all(asks is None or (has is not None and has >= asks) for asks, has in pairs)


def _issue(where: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, where, what, remedy)
