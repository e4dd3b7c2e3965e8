"""The form of status rules: its rows as they were filled in, and the rules that they say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from django.http import QueryDict
from django.utils.translation import gettext as _

from trueline.core.issue import Issue
from trueline.measure.judging.rules import RULED, USUAL_RULES, StatusRule, StatusRules
from trueline.measure.status import Status
from trueline.web.status import LOOKS

LIMITS = ("progress", "pace", "chance")
ALONE = "alone"
MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule as it stands in the form.

    Attributes:
        status: The word's value.
        progress: In per cent, as typed; empty where it does not matter.
        pace: Likewise.
        chance: Likewise.
        alone: Whether the rest decides where no forecast says a chance.
        faults: What is wrong with it, in sentences.
    """

    status: str
    progress: str = ""
    pace: str = ""
    chance: str = ""
    alone: bool = False
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleForm:
    """All rules as they stand in the form.

    Attributes:
        rows: In their order.
        patience: As typed.
        early: Share of the way below which it is too early, in per cent, as typed.
        reason: Why they are changed.
        faults: What is wrong with the whole, in sentences.
        words: Words that a rule may give, with their values.
    """

    rows: tuple[RuleRow, ...]
    patience: str
    early: str
    reason: str = ""
    faults: tuple[str, ...] = ()
    words: tuple[tuple[str, object], ...] = field(
        default_factory=lambda: tuple((one.value, LOOKS[one].word) for one in RULED)
    )

    @property
    def has_faults(self) -> bool:
        """Whether anything in it cannot be."""
        return bool(self.faults) or any(one.faults for one in self.rows)


def form_of(rules: StatusRules) -> RuleForm:
    """Give the form that says some rules."""
    rows = tuple(
        RuleRow(
            status=one.status.value,
            progress=_percent(one.least_progress),
            pace=_percent(one.least_pace),
            chance=_percent(one.least_chance),
            alone=one.holds_without_chance,
        )
        for one in rules.rules
    )
    return RuleForm(rows, str(rules.patience), _percent(rules.least_elapsed))


def form_from(given: QueryDict) -> RuleForm:
    """Give the form as a person filled it in."""
    lists: Mapping[str, list[str]] = {
        name: given.getlist(name) for name in ("status", *LIMITS, "without")
    }
    count = min(len(lists["status"]), MOST_ROWS)
    rows = tuple(
        RuleRow(
            status=lists["status"][at],
            progress=_typed(lists["progress"], at),
            pace=_typed(lists["pace"], at),
            chance=_typed(lists["chance"], at),
            alone=_typed(lists["without"], at) == ALONE,
        )
        for at in range(count)
    )
    early = given.get("early", _percent(USUAL_RULES.least_elapsed)).strip()
    return RuleForm(rows, given.get("patience", "").strip(), early, given.get("reason", "").strip())


def rules_of(form: RuleForm) -> tuple[StatusRules | None, RuleForm]:
    """Give the rules that a form says; None where it cannot be read, and the form says why."""
    read = [_rule(one) for one in form.rows]
    told = replace(form, rows=tuple(row for _rule_read, row in read))
    patience, early = _whole(form.patience), _share(form.early)
    if patience is None:
        what = _("“{0}” is not a whole number; write 2 for twice the frequency.")
        told = replace(told, faults=(what.format(form.patience),))
    if early is None:
        what = _("“{0}” is not a percentage; write it as 5 or 5%.").format(form.early)
        told = replace(told, faults=(*told.faults, what))
    rules = tuple(rule for rule, _row in read if rule is not None)
    if told.has_faults or patience is None or early is None:
        return None, told
    return StatusRules(rules, patience, early), told


def with_issues(form: RuleForm, issues: Iterable[Issue]) -> RuleForm:
    """Put issues beside the rules that they name."""
    rows, whole = list(form.rows), list(form.faults)
    for one in issues:
        said = f"{one.what} {one.remedy}"
        number = _whole(one.where.removeprefix("rule ")) if one.where.startswith("rule ") else None
        if number is None:
            whole.append(said)
        else:
            row = rows[number - 1]
            rows[number - 1] = replace(row, faults=(*row.faults, said))
    return replace(form, rows=tuple(rows), faults=tuple(whole))


def arranged(form: RuleForm, act: str) -> RuleForm:
    """Add, move or remove a row; an act that cannot be leaves the form as it is.

    Args:
        form: As filled in.
        act: ``add``, or ``up``, ``down`` or ``remove`` with the row's number from 1.
    """
    verb, _gap, number = act.partition(" ")
    rows, at = list(form.rows), (_whole(number) or 0) - 1
    if verb == "add" and len(rows) < MOST_ROWS:
        rows.append(RuleRow(Status.AT_RISK.value))
    elif 0 <= at < len(rows):
        row = rows.pop(at)
        if verb != "remove":
            step = {"up": -1, "down": 1}.get(verb, 0)
            rows.insert(max(at + step, 0), row)
    return replace(form, rows=tuple(rows))


def _rule(row: RuleRow) -> tuple[StatusRule | None, RuleRow]:
    faults, least = [], {}
    for name in LIMITS:
        text = getattr(row, name)
        share = _share(text)
        if text and share is None:
            faults.append(_("“{0}” is not a percentage; write it as 95 or 95%.").format(text))
        least[f"least_{name}"] = share
    if row.status not in {one.value for one in RULED}:
        faults.append(_("Choose one of the words."))
    if faults:
        return None, replace(row, faults=tuple(faults))
    return StatusRule(Status(row.status), **least, holds_without_chance=row.alone), row


def _share(text: str) -> Decimal | None:
    """Read a percentage as a share; None for what is none."""
    plain = text.strip().removesuffix("%").strip().replace(",", ".")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    return number / 100 if number.is_finite() else None


def _percent(share: Decimal | None) -> str:
    return "" if share is None else f"{(share * 100).normalize():f}"


def _typed(given: list[str], at: int) -> str:
    return given[at].strip() if at < len(given) else ""


def _whole(text: str) -> int | None:
    short = len(text) <= 4  # noqa: PLR2004 - nobody means more
    return int(text) if short and text.isascii() and text.isdecimal() else None
