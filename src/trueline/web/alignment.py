"""The alignment band: what the checks say of a plan, sorted for the eye, and where it shows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import islice
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import ngettext

from trueline.core.errors import MissingError
from trueline.core.issue import Severity
from trueline.plan.cascade import links_of
from trueline.plan.naming import place_of
from trueline.plan.parts import join, split
from trueline.plan.words import title_of
from trueline.usecases.check_plan import CheckReport, Finding, NotChecked, check_plan
from trueline.usecases.check_wording import check_wording
from trueline.web.days import AsOf
from trueline.web.part_address import part_address
from trueline.web.part_place import find_place
from trueline.web.plan_looked import PlanLooked
from trueline.web.remembered import Remembered

REPORTS: Remembered[CheckReport] = Remembered(32)
MOST_SHOWN = 30
MOST_NAMED = 4
"""Findings that the band names before anybody opens it."""
MOST_TOLD = 5
"""Blocking findings up to which the band tells all of them at once."""
MOST_JUDGED = 600
"""Parts up to which a plan is judged anew at every edit, so that nobody waits for it."""

Marks = Mapping[str, tuple[Finding, ...]]
MARKING = frozenset({Severity.BLOCKS, Severity.WARNS})
"""What marks a part on maps; notes stand in the band alone."""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with its ways out, which are worked out for those that show only.

    Attributes:
        finding: As the check said it.
        looked: The plan that it is about.
    """

    finding: Finding
    looked: PlanLooked

    @property
    def address(self) -> str:
        """Address of the page where it is mended."""
        return part_address(self.looked, self.finding.path)

    @property
    def accept(self) -> str:
        """Address of the form by which it is accepted for a while."""
        found = self.finding
        said = {"check": found.check, "path": found.path, "about": found.about}
        return f"{reverse('accept-finding')}?{urlencode({**self.looked.named, **said})}"

    @property
    def name(self) -> str:
        """What the nearest part is called; empty for the plan itself, or where the path is gone."""
        try:
            place = find_place(self.looked.plan, self.finding.path)
        except MissingError:
            return ""
        return title_of(place.record) if place.path else ""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings that matter alike.

    Attributes:
        severity: How much.
        rows: At least one.
    """

    severity: Severity
    rows: tuple[FindingRow, ...]

    @property
    def words(self) -> str:
        """How many there are, in words."""
        count = len(self.rows)
        said = {
            Severity.BLOCKS: ngettext("{0} blocks approval", "{0} block approval", count),
            Severity.WARNS: ngettext("{0} warning", "{0} warnings", count),
            Severity.NOTES: ngettext("{0} note", "{0} notes", count),
        }
        return said[self.severity].format(count)

    @property
    def more(self) -> int:
        """Number of findings beyond those that fit on a page."""
        return max(len(self.rows) - MOST_SHOWN, 0)

    @property
    def shown(self) -> tuple[FindingRow, ...]:
        """Those that fit on a page."""
        return self.rows[:MOST_SHOWN]


@dataclass(frozen=True, slots=True)
class Alignment:
    """What the checks say of a plan.

    Attributes:
        score: Whole number out of a hundred, by the weight of the checks; a hundred only where
            every check passed; never shown without the findings.
        passed: Number of checks that found nothing that counts.
        made: Number of checks that could be made.
        groups: What counts, what matters most first.
        waived: What was accepted, with by whom, why and until when.
        not_checked: Checks that lacked what they need.
        marks: What blocks or warns, by place in the cascade.
    """

    score: int
    passed: int
    made: int
    groups: tuple[FindingGroup, ...]
    waived: tuple[FindingRow, ...]
    not_checked: tuple[NotChecked, ...]
    marks: Marks

    @property
    def blocking(self) -> int:
        """Number of findings that stop an approval."""
        return sum(one.finding.is_blocking for group in self.groups for one in group.rows)

    @property
    def opens(self) -> bool:
        """Whether what blocks is few enough to be told in full at once."""
        first = self.groups[0] if self.groups else None
        return bool(first and first.severity is Severity.BLOCKS and len(first.rows) <= MOST_TOLD)

    @property
    def named(self) -> tuple[FindingRow, ...]:
        """The few that matter most, named where none is told in full."""
        rows = (row for group in self.groups for row in group.rows)
        return () if self.opens else tuple(islice(rows, MOST_NAMED))


def align(looked: PlanLooked, revision: int, then: AsOf | None = None) -> Alignment:
    """Judge the plan that a page shows; the answer is kept until anything behind it changes.

    Args:
        looked: The plan that is shown.
        revision: Of the ledger, which some checks ask.
        then: Past day whose knowledge counts; None for what is known now.
    """
    report = report_of(looked, revision, then)
    rows = [FindingRow(one, looked) for one in report.findings]
    counting = [row for row in rows if row.finding.waived is None]
    return Alignment(
        score=whole_score(report.score),
        passed=len(report.passed),
        made=len(report.passed) + len({row.finding.check for row in counting}),
        groups=_groups(counting),
        waived=tuple(row for row in rows if row.finding.waived),
        not_checked=report.not_checked,
        marks=_marks(row.finding for row in counting),
    )


def report_of(looked: PlanLooked, revision: int, then: AsOf | None = None) -> CheckReport:
    """Give what the checks say of a plan; arguments as for ``align``."""
    workspace = looked.workspace
    edits = looked.draft.edit_count if looked.draft and not looked.adopted else 0
    waivers = workspace.plans.waivers.all()
    state = (looked.version, looked.draft.id if looked.draft else 0, edits, waivers)
    breaks = workspace.breaks.all()
    on, moment = (then.day, then.moment) if then else (workspace.today, None)
    key = (workspace.organisation, *state, breaks, on, revision)
    return REPORTS.get(key, lambda: check_plan(workspace, looked.plan, on=on, as_of=moment))


def marks_at_once(looked: PlanLooked) -> Marks:
    """Give what the plan's own words say by place, for an answer that cannot wait for facts.

    A large plan is not judged at every edit; its marks come with the next whole page.
    """
    if len(links_of(looked.plan)) > MOST_JUDGED:
        return {}
    return _marks(_counting(check_wording(looked.workspace, looked.plan).findings))


def place_near(path: str) -> str:
    """Give the place in the cascade where a path lies; empty for what lies beside it.

    Example:
        >>> place_near("scopes/service/social_goals/answer-fast/owner")
        'service/answer-fast'
    """
    steps = split(path)
    ends = (place_of(join(*steps[:end])) for end in range(len(steps), 0, -1))
    return next((place for place in ends if place), "")


def whole_score(share: Decimal) -> int:
    """Round a share to whole hundredths; only the whole is called a hundred, only nothing zero."""
    rounded = int((share * 100).quantize(Decimal(1), ROUND_HALF_EVEN))
    if share in {0, 1}:
        return rounded
    return min(max(rounded, 1), 99)


def _counting(findings: Iterable[Finding]) -> Iterator[Finding]:
    return (one for one in findings if one.waived is None)


def _groups(rows: list[FindingRow]) -> tuple[FindingGroup, ...]:
    sorted_rows = {
        severity: tuple(row for row in rows if row.finding.severity is severity)
        for severity in Severity
    }
    return tuple(FindingGroup(severity, found) for severity, found in sorted_rows.items() if found)


def _marks(findings: Iterable[Finding]) -> Marks:
    marks: dict[str, tuple[Finding, ...]] = {}
    for one in findings:
        if one.severity in MARKING:
            place = place_near(one.path)
            marks[place] = (*marks.get(place, ()), one)
    return marks
