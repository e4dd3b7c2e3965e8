"""A sentence of the plan that says what caused a KPI, without a study that does.

What: a text says that something drove, caused, generated, raised or won what has happened, and
names a KPI or its metric, or stands in the KPI itself or in an arrow to it; and no study of grade C
or better shows that for this KPI. A study supports what is said of its own tactic (named in the
sentence, or where the sentence stands; or the arrow names the study) and in the direction that it
found. Clauses that hope, ask, deny or plan to find out are left alone.

Why it matters: such a sentence is read as a fact and repeated as one. Who plans on it spends money
on what may have been a season, a price or another team's work.

How to mend it: run a study of the KPI, or write “moved together with”.

Source: features F11: “drove”, “caused” and “generated” need evidence of grade C or better.
"""

import re
from collections.abc import Iterator, Mapping

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.evidence.weighing.claiming import ShownEffect, claims_in
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.document import Hypothesis
from trueline.plan.judging_kpis import JudgingKpi, judging_kpis
from trueline.plan.naming import path_of
from trueline.plan.parts import Placed, join, kinds_of, walk

NO_TEXTS = frozenset({"id", "source", "study", "link", "metric"})
"""Fields whose words are names, or somebody else's."""

Names = Mapping[str, re.Pattern[str]]


def _find(ground: CheckGround) -> Iterator[Found]:
    kpis = judging_kpis(ground.plan)
    names = {one.path: _names(one, ground.metrics) for one in kpis}
    titles = {one.path: one.kpi.name for one in kpis}
    for placed, path, claim in _claims(ground):
        about = _concerned(claim, placed, names)
        if about and not _is_shown(claim, placed, about, ground):
            yield Found(
                path,
                f"“{claim}” says what caused the KPI “{titles[about[0]]}”, and no study of "
                "grade C or better shows it.",
                "Run a study of the KPI, or write “moved together with”.",
                about=claim,
            )


def _claims(ground: CheckGround) -> Iterator[tuple[Placed, str, str]]:
    """Yield each sentence that claims a cause, with its record and its path."""
    for placed in walk(ground.plan):
        for path, text in _texts(placed):
            yield from ((placed, path, claim) for claim in claims_in(text))


def _texts(placed: Placed) -> Iterator[tuple[str, str]]:
    """Yield the free texts of a record with their paths."""
    for name, kind in kinds_of(type(placed.record)).items():
        if kind.one is not str or kind.named is not None or name in NO_TEXTS:
            continue
        value = getattr(placed.record, name)
        texts = value if kind.is_list else (value,)
        yield from ((join(placed.path, name), text) for text in texts if text)


def _names(one: JudgingKpi, metrics: MetricCatalogue) -> re.Pattern[str]:
    words = [one.kpi.name]
    if one.kpi.metric in metrics:
        words.append(metrics.get(one.kpi.metric).name)
    known = "|".join(re.escape(word.strip()) for word in words if word.strip())
    return re.compile(rf"\b(?:{known})\b" if known else r"(?!)", re.IGNORECASE)


def _concerned(claim: str, placed: Placed, names: Names) -> tuple[str, ...]:
    """Give the KPIs that a claim is about, the likeliest first; none for something else."""
    found: list[str] = []
    if isinstance(placed.record, Hypothesis):
        found += [path for path in names if path == path_of(placed.record.effect)]
    found += [path for path in names if f"{placed.path}/".startswith(f"{path}/")]
    found += sorted(path for path, name in names.items() if name.search(claim))
    return tuple(dict.fromkeys(found))


def _is_shown(claim: str, placed: Placed, kpis: tuple[str, ...], ground: CheckGround) -> bool:
    """Say whether a study shows what a claim says: of its own tactic, and in its direction."""
    return any(
        one.kpi in kpis
        and one.grade.says_cause
        and one.goes_with(claim)
        and (one.is_named_in(claim) or _is_its_own(one, placed))
        for one in ground.effects()
    )


def _is_its_own(effect: ShownEffect, placed: Placed) -> bool:
    """Say whether a record is the study's tactic, lies in it, or is an arrow that it tests."""
    if isinstance(placed.record, Hypothesis):
        return placed.record.study == effect.study
    return bool(effect.tactic) and f"{placed.path}/".startswith(f"{effect.tactic}/")


CHECK = Check(
    name="causal-words-without-evidence",
    title="Cause claimed without evidence",
    severity=Severity.NOTES,
    source="F11",
    find=_find,
)
