"""A run of a study as its page shows it."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.evidence.asking.registration import Registration
from trueline.evidence.asking.results import Results
from trueline.evidence.weighing.finding import Finding
from trueline.evidence.weighing.grading import GradedEstimate
from trueline.evidence.weighing.saying import Answer, shows_selection
from trueline.evidence.worth.roi import Return, Spread
from trueline.plan.document import Plan
from trueline.usecases.studying.method_titles import method_titles
from trueline.usecases.studying.running import StudyRun
from trueline.usecases.studying.subject_of import said_of
from trueline.web.studying.amounts import say_chance, say_money
from trueline.web.studying.forest import (
    DESIGNS,
    Check,
    Forest,
    checks_of,
    forest_of,
    say_interval,
    say_number,
)
from trueline.web.studying.grade_words import words_of
from trueline.web.studying.panels import Panel, panels_of
from trueline.web.wording import say_share

CARRIED = "carried-over-"
"""How diagnostics are named that say what comes later than its spend."""
BAR = 200
SHORT = 12
LINES: dict[str, Promise] = {
    "revenue": gettext_lazy("Value"),
    "avoided-cost": gettext_lazy("Cost avoided"),
    "insight": gettext_lazy("Worth of what was learnt"),
}


@dataclass(frozen=True, slots=True)
class Contrast:
    """What a raw comparison shows, against what is left of it.

    Attributes:
        left_words: What is left, in words that its grade allows.
        left: The number.
        rest: What is selection.
        seen: What the raw comparison shows.
        width: Length of the bar of what is left; empty where the two do not add up to the whole.
        whole: Length of both bars.
    """

    left_words: str
    left: str
    rest: str
    seen: str
    width: str
    whole: str = str(BAR)


@dataclass(frozen=True, slots=True)
class WorthRow:
    """A line of what a lift is worth.

    Attributes:
        name: Of the number.
        value: The number.
        span: From one in ten to nine in ten; empty where it has none.
    """

    name: str
    value: str
    span: str = ""


@dataclass(frozen=True, slots=True)
class RunShown:
    """What a page shows of a run.

    Attributes:
        run: As it was kept.
        grade: Letter; empty where no method answered.
        grade_words: What the grade allows to be said.
        answer: In sentences; None where no method answered.
        contrast: Against the raw comparison; None where there is none, or chance decided.
        forest: What each method finds.
        panels: Drawings.
        best: Title of the method whose grade counts.
        best_design: How it sets the cause apart.
        reasons: Why its grade went up or down, in sentences.
        checks: What was tried against it.
        robust: Sentences on what would have to be true for it to be wrong.
        worth: Rows of the return; empty where none can be said.
        chances: Sentences on the chance that it paid.
        advice: What to do next; empty without a return.
        refusals: Methods without an answer, with the reason.
        shares: What went into the best estimate: lifts of cohorts, weights, or returns of media.
        carried: Sentences on what carries over to later periods, channel by channel.
    """

    run: StudyRun
    grade: str
    grade_words: str
    answer: Answer | None
    contrast: Contrast | None
    forest: Forest
    panels: tuple[Panel, ...]
    best: str
    best_design: str
    reasons: tuple[str, ...]
    checks: tuple[Check, ...]
    robust: tuple[str, ...]
    worth: tuple[WorthRow, ...]
    chances: tuple[str, ...]
    advice: str
    refusals: tuple[tuple[str, str], ...]
    shares: tuple[WorthRow, ...] = ()
    carried: tuple[str, ...] = ()


def run_shown(run: StudyRun, plan: Plan | None) -> RunShown:
    """Put a run into words and drawings.

    Args:
        run: As it was kept.
        plan: Whose tactic it may be about; None for none.
    """
    results, titles = run.results, method_titles()
    finding = results.finding
    best = finding.graded[0] if finding else None
    returned = results.returned
    return RunShown(
        run=run,
        grade=finding.grade.value if finding else "",
        grade_words=words_of(finding) if finding else "",
        answer=said_of(finding, run.asked, plan) if finding else None,
        contrast=_contrast(finding) if finding else None,
        forest=forest_of(finding, results.raw),
        panels=panels_of(finding, run.asked.treatment.start) if finding else (),
        best=titles.get(best.estimate.method, best.estimate.method) if best else "",
        best_design=str(DESIGNS[best.estimate.design]) if best else "",
        reasons=_reasons(finding) if finding else (),
        checks=checks_of(best.refuted) if best else (),
        robust=_robust(best) if best else (),
        worth=_worth(results, run),
        chances=_chances(results),
        advice=returned.advice if returned else "",
        refusals=tuple((titles.get(one.method, one.method), one.why) for one in results.refusals),
        shares=_shares(best) if best else (),
        carried=_carried(best) if best else (),
    )


def provenance(run: StudyRun, registration: Registration) -> tuple[tuple[str, str], ...]:
    """Give what it takes to find the same numbers again, by name."""
    results, code = run.results, run.results.code
    best = results.finding.graded[0].estimate if results.finding else None
    window = " – ".join(one for one in best.window if one) if best else ""
    rows = _("{0} rows, {1} missing, {2}").format(
        f"{results.row_count:,}",
        say_share(Decimal(str(results.missing_share))),
        results.rows[:SHORT],
    )
    found = (
        (_("Data"), rows),
        (_("Window"), window),
        (_("Seed"), str(run.asked.seed)),
        (_("Question"), _("registration {0}, {1}").format(
            registration.number, registration.digest[:SHORT]
        )),
        (_("Code"), f"Trueline {code.version}, {code.digest[:SHORT]}"),
        (_("Libraries"), ", ".join(f"{name} {version}" for name, version in code.libraries)),
        (_("Results"), results.digest[:SHORT]),
    )  # fmt: skip
    return tuple((name, words) for name, words in found if words)


def _contrast(finding: Finding) -> Contrast | None:
    naive, lift, gap = finding.naive, finding.lift, finding.selection
    if naive is None or lift is None or gap is None or not shows_selection(finding):
        return None
    adds_up = naive.lift and 0 <= lift / naive.lift <= 1
    words = _("left after comparing like with like")
    if finding.grade.says_cause:
        words = words_of(finding)
    return Contrast(
        left_words=words[:1].upper() + words[1:],
        left=say_number(lift),
        rest=say_number(gap),
        seen=say_number(naive.lift),
        width=f"{BAR * lift / naive.lift:.1f}" if adds_up else "",
    )


def _reasons(finding: Finding) -> tuple[str, ...]:
    """Give why the grade of the claim is what it is, step by step."""
    own = tuple(one.says for one in finding.graded[0].reasons)
    if not finding.conflict:
        return own
    return (*own, _("The designs conflict: that takes one more step off the claim."))


def _shares(best: GradedEstimate) -> tuple[WorthRow, ...]:
    return tuple(
        WorthRow(
            one.name,
            say_number(one.value, signed=False),
            "" if one.low is None or one.high is None else say_interval(one.low, one.high),
        )
        for one in best.estimate.shares
    )


def _robust(best: GradedEstimate) -> tuple[str, ...]:
    """Give what diagnostics and caveats say, after what the attempts to refute found."""
    own = (one.says for one in best.estimate.diagnostics if not one.name.startswith(CARRIED))
    return (*own, *best.estimate.caveats)


def _carried(best: GradedEstimate) -> tuple[str, ...]:
    """Give how much of what each channel moves comes later than its spend."""
    return tuple(one.says for one in best.estimate.diagnostics if one.name.startswith(CARRIED))


def _worth(results: Results, run: StudyRun) -> tuple[WorthRow, ...]:
    found, finding, asked = results.returned, results.finding, run.asked
    if found is None or finding is None or finding.lift is None or asked.worth is None:
        return ()
    units = finding.graded[0].estimate.unit_periods
    low, high = sorted(((finding.low or 0.0) * units, (finding.high or 0.0) * units))
    name = _("Difference in {0}, all in all").format(asked.outcome or asked.columns.outcome)
    return (
        WorthRow(name, say_number(finding.lift * units), say_interval(low, high)),
        _money(str(LINES.get(asked.worth.line, LINES["revenue"])), found.value, found.currency),
        _money(_("Full cost"), found.cost, found.currency),
        _money(_("Net"), found.net, found.currency),
        *_ratio(found),
    )


def _ratio(found: Return) -> tuple[WorthRow, ...]:
    """Give what came back for each unit spent; nothing where the cost may be nothing."""
    if found.roi is None:
        return ()
    name = _("Back for each {0} spent").format(say_money(1, found.currency))
    each = Spread(1 + found.roi.p10, 1 + found.roi.p50, 1 + found.roi.p90)
    return (_money(name, each, found.currency),)


def _chances(results: Results) -> tuple[str, ...]:
    found, finding = results.returned, results.finding
    if found is None or finding is None:
        return ()
    if found.chance_above_zero is None or found.chance_above_hurdle is None:
        said = _(
            "At grade {0} it is not known to be an effect: no chance is said, and no total "
            "counts it."
        )
        return (said.format(finding.grade),)
    chance = _(
        "The chance that it paid at all is {0}; that it returned more than {1} on its cost, {2}."
    )
    return (
        chance.format(
            say_chance(found.chance_above_zero),
            f"{found.hurdle:.0%}",
            say_chance(found.chance_above_hurdle),
        ),
        *_losses(found),
    )


def _losses(found: Return) -> tuple[str, ...]:
    """Give what going on and stopping risk; nothing where that cannot be reckoned."""
    each = (found.loss_if_go, found.loss_if_stop, found.perfect_information)
    known = [say_money(one, found.currency) for one in each if one is not None]
    if len(known) < len(each):
        return ()
    loss = _(
        "Going on risks {0} on average, stopping would miss {1}; to be certain would be worth {2}."
    )
    return (loss.format(*known),)


def _money(name: str, spread: object, currency: str) -> WorthRow:
    p10, p50, p90 = (getattr(spread, one) for one in ("p10", "p50", "p90"))
    span = _("{0} to {1}").format(say_money(p10, currency), say_money(p90, currency))
    return WorthRow(name, say_money(p50, currency), span)
