"""Check a plan: what every rule found, what was accepted, and what could not be judged."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from hashlib import sha256
from typing import NamedTuple

from trueline.contracts.check import Check, CheckGround, Found, NotCheckedError
from trueline.contracts.waiver_shelf import Waiver
from trueline.core.issue import Severity
from trueline.plan.document import Plan
from trueline.usecases.breaks import definition_breaks
from trueline.usecases.catalogues import CHECKS
from trueline.usecases.check_facts import fact_ground
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.staffing.read_support import activity_hours
from trueline.usecases.weighing.shown_effects import shown_effects
from trueline.usecases.workspace import Workspace

ORDER = tuple(Severity)
LONGEST_ABOUT = 120

Accepted = Mapping[tuple[str, str, str], Waiver]
"""By check, path and what the finding is about."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a plan, as people see it.

    Attributes:
        check: Name of the check that found it.
        severity: How much it matters.
        path: Where in the plan it is mended; empty for the plan as a whole.
        what: What is wrong, in a sentence.
        remedy: What to do about it, in a sentence.
        source: Who asks for it.
        title: The fault in a few words.
        waived: Who accepted it, why and until when; None while it counts.
        is_crash: Whether the check itself broke off.
        about: What it consists of beyond its place, as the check says; a digest of it where long.
    """

    check: str
    severity: Severity
    path: str
    what: str
    remedy: str
    source: str
    title: str
    waived: Waiver | None = None
    is_crash: bool = False
    about: str = ""

    @property
    def is_blocking(self) -> bool:
        """Say whether the plan cannot be approved before this is mended or accepted."""
        return self.severity is Severity.BLOCKS and self.waived is None


class NotChecked(NamedTuple):
    """A check that could not be made.

    Attributes:
        check: Which.
        reason: Why, in a sentence.
    """

    check: Check
    reason: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What all checks said of a plan.

    Attributes:
        findings: Those that matter most first; accepted ones too.
        not_checked: Checks that lacked what they need.
        passed: Checks that found nothing that counts.
        score: Share of the checks that passed among those that could be made, by weight; 0 to 1.
            Never to be shown without the findings.
    """

    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    passed: tuple[Check, ...]
    score: Decimal


def check_plan(
    workspace: Workspace, plan: Plan, *, on: date | None = None, as_of: datetime | None = None
) -> CheckReport:
    """Judge a plan by every check.

    Args:
        workspace: Whose facts, breaks and accepted findings count.
        plan: Any plan; it need not be in force.
        on: Day on which it is judged; None for the workspace's own today. What was accepted after
            it had not been accepted then.
        as_of: Moment whose facts and acceptances count; None for what is known today.
    """
    ground = ground_of(workspace, plan, on=on, as_of=as_of)
    waivers = workspace.plans.waivers.all(as_of=as_of)
    if as_of is None and on is not None and on < workspace.today:
        waivers = tuple(one for one in waivers if one.at.date() <= on)
    return judge(ground, CHECKS.all(), waivers)


def what_blocks(workspace: Workspace, plan: Plan) -> tuple[Finding, ...]:
    """Give what stops an approval today; only the checks that can are made, the others cost much.

    Args:
        workspace: Whose facts, breaks and accepted findings count.
        plan: Any plan; it need not be in force.
    """
    checks = [one for one in CHECKS.all() if one.severity is Severity.BLOCKS]
    return blocking(judge(ground_of(workspace, plan), checks, workspace.plans.waivers.all()))


def ground_of(
    workspace: Workspace, plan: Plan, *, on: date | None = None, as_of: datetime | None = None
) -> CheckGround:
    """Give what checks may look at; arguments as for ``check_plan``."""
    facts = fact_ground(workspace, plan, as_of=as_of)
    breaks = definition_breaks(workspace, as_of=as_of)
    metrics = catalogue_of(workspace, as_of=as_of)
    effects = partial(shown_effects, workspace, plan, as_of=as_of)
    day = on or workspace.today
    hours = partial(activity_hours, workspace, plan, on=day, as_of=as_of) if facts else None
    return CheckGround(plan, metrics, breaks, day, facts, effects, hours)


def judge(
    ground: CheckGround, checks: Sequence[Check], waivers: Iterable[Waiver] = ()
) -> CheckReport:
    """Judge a plan by some checks.

    Args:
        ground: The plan, and what is known on the day.
        checks: In any order.
        waivers: Findings that were accepted; one that ended is as if it were not there.
    """
    accepted = {
        (one.check, one.path, one.about): one for one in waivers if ground.today < one.until
    }
    made = tuple(_make(check, ground, accepted) for check in checks)
    passed = tuple(one.check for one in made if one.is_passed)
    counted = sum(one.check.counts for one in made if one.is_judged)
    return CheckReport(
        findings=tuple(sorted((each for one in made for each in one.findings), key=_rank)),
        not_checked=tuple(NotChecked(one.check, one.why_not) for one in made if one.why_not),
        passed=passed,
        score=Decimal(sum(one.counts for one in passed)) / Decimal(max(counted, 1)),
    )


def blocking(report: CheckReport) -> tuple[Finding, ...]:
    """Give the findings that stop an approval."""
    return tuple(one for one in report.findings if one.is_blocking)


@dataclass(frozen=True, slots=True)
class _Made:
    """What one check came to.

    Attributes:
        check: Which.
        findings: Accepted ones too, and its own crash.
        why_not: Why it could not be made; empty when it could.
    """

    check: Check
    findings: tuple[Finding, ...]
    why_not: str = ""

    @property
    def is_broken(self) -> bool:
        return any(one.is_crash for one in self.findings)

    @property
    def is_failed(self) -> bool:
        return not self.is_broken and any(one.waived is None for one in self.findings)

    @property
    def is_passed(self) -> bool:
        return not (self.is_failed or self.is_broken or self.why_not)

    @property
    def is_judged(self) -> bool:
        return self.is_failed or self.is_passed


def _make(check: Check, ground: CheckGround, accepted: Accepted) -> _Made:
    """Make one check; what it found before it broke off is kept."""
    found: list[Found] = []
    crash: tuple[Finding, ...]
    why_not, crash = "", ()
    try:
        found.extend(check.find(ground))
    except NotCheckedError as lacking:
        why_not = str(lacking)
    except Exception as failed:  # noqa: BLE001 - a check is a plug-in; its crash is told, not hidden
        crash = (_crash(check, failed),)
    findings = (
        Finding(
            check.name,
            check.severity,
            one.path,
            one.what,
            one.remedy,
            check.source,
            check.title,
            accepted.get((check.name, one.path, about)),
            about=about,
        )
        for one, about in ((one, _kept_short(one.about)) for one in found)
    )
    return _Made(check, (*findings, *crash), why_not)


def _crash(check: Check, failed: Exception) -> Finding:
    return Finding(
        check.name,
        check.severity,
        "",
        f"The check {check.name} broke off: {type(failed).__name__}: {failed}",
        "Nothing is known about this rule; the fault is in the program, so please report it.",
        check.source,
        check.title,
        is_crash=True,
    )


def _kept_short(about: str) -> str:
    return about if len(about) <= LONGEST_ABOUT else sha256(about.encode()).hexdigest()


def _rank(one: Finding) -> tuple[int, str, str, str]:
    return ORDER.index(one.severity), one.check, one.path, one.what
