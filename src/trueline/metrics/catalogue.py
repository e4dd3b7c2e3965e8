"""The catalogue: every metric that is known, with its formula ready to be worked out."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.metrics.definition_files import read_definition_files, twice_defined
from trueline.metrics.expression import Expression, leaves_of, put_in
from trueline.metrics.formula import parse_formula
from trueline.metrics.metric import Metric
from trueline.metrics.soundness import faults_of


@dataclass(frozen=True, slots=True)
class MetricCatalogue:
    """Every metric that is known.

    Attributes:
        metrics: By id, as defined last.
        formulas: By id, for the metrics that have one; other formulas are put in already, so
            that each leaf is a metric with values from facts.
        older: Definitions that another took the place of, by id and version.
        older_formulas: Theirs.
        since: By id and version, the first day in force of each definition that took the place
            of another.
        causes: By id and version of a definition that nobody said: the changed metric, with
            version, that it follows, because its formula names that.
        numbers: By id, the highest version that was ever given, withdrawn ones among them; a
            metric that is not there has had no other than its own.
    """

    metrics: Mapping[str, Metric]
    formulas: Mapping[str, Expression]
    older: Mapping[str, Metric] = field(default_factory=dict)
    older_formulas: Mapping[str, Expression] = field(default_factory=dict)
    since: Mapping[str, date] = field(default_factory=dict)
    causes: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)

    def all(self) -> tuple[Metric, ...]:
        """Give every metric, family by family, in the order of their files."""
        return tuple(self.metrics.values())

    def families(self) -> Mapping[str, tuple[Metric, ...]]:
        """Give the metrics by family."""
        names = dict.fromkeys(metric.family for metric in self.all())
        return {
            name: tuple(metric for metric in self.all() if metric.family == name) for name in names
        }

    def get(self, reference: str) -> Metric:
        """Give a metric by its id, or by id and version such as ``views@1``.

        Raises:
            MissingError: There is no such metric, or not in this version.
        """
        name, at, version = reference.partition("@")
        metric = self.metrics.get(name)
        if metric is None:
            raise MissingError(f"There is no metric {name}. {self._nearest(name)}".strip())
        if at and version != str(metric.version):
            if reference in self.older:
                return self.older[reference]
            raise MissingError(
                f"There is no {reference}; the metric {name} is at version {metric.version}. "
                f"Read what changed, then write {metric.reference}."
            )
        return metric

    def __contains__(self, reference: object) -> bool:
        """Say whether a metric is known, in that version if one is named."""
        try:
            self.get(str(reference))
        except MissingError:
            return False
        return True

    def leaves(self, reference: str) -> tuple[str, ...]:
        """Give the ids of the metrics whose facts a metric needs; itself without a formula.

        Raises:
            MissingError: There is no such metric.
        """
        metric = self.get(reference)
        formula = self.formula_of(metric)
        return leaves_of(formula) if formula is not None else (metric.id,)

    def formula_of(self, metric: Metric) -> Expression | None:
        """Give the whole formula of a metric in its version; None when it is reported."""
        if metric.reference in self.older:
            return self.older_formulas.get(metric.reference)
        return self.formulas.get(metric.id)

    def versions(self, name: str) -> tuple[Metric, ...]:
        """Give every definition of a metric, oldest first.

        Raises:
            MissingError: There is no such metric.
        """
        current = self.get(name)
        older = [one for one in self.older.values() if one.id == current.id]
        return (*sorted(older, key=lambda one: one.version), current)

    def reported(self, name: str) -> Metric:
        """Give a metric as networks report it, whatever it was made of later.

        Raises:
            MissingError: There is no such metric.
        """
        return self.versions(name)[0]

    def eras(self, reference: str) -> tuple[tuple[date, Metric], ...]:
        """Give which definition counts from which day on, oldest first.

        A definition of a later version than the one asked for does not count.

        Returns:
            At least one; the first counts from ``date.min`` on.

        Raises:
            MissingError: There is no such metric.
        """
        asked = self.get(reference)
        eras: list[tuple[date, Metric]] = []
        for one in self.versions(asked.id):
            if one.version <= asked.version:
                first = self.since.get(one.reference, date.min)
                eras = [era for era in eras if era[0] < first]
                eras.append((first if eras else date.min, one))
        return tuple(eras)

    def in_force(self, reference: str, day: date) -> Metric:
        """Give the definition that counts on a day.

        Raises:
            MissingError: There is no such metric.
        """
        return [metric for first, metric in self.eras(reference) if first <= day][-1]

    def next_version(self, name: str) -> int:
        """Give the number of a metric's next version; those of withdrawn ones are not used anew."""
        known = self.metrics.get(name)
        return self.numbers.get(name, known.version if known else 0) + 1

    def _nearest(self, name: str) -> str:
        near = difflib.get_close_matches(name, self.metrics, n=3, cutoff=0.5)
        return f"Did you mean {' or '.join(near)}?" if near else ""


def overruled_by(catalogue: MetricCatalogue, metric: Metric) -> int:
    """Give the first later version that takes a definition's first day away; 0 for none."""
    first = catalogue.since.get(metric.reference, date.min)
    later = (one for one in catalogue.versions(metric.id) if one.version > metric.version)
    over = (one for one in later if catalogue.since.get(one.reference, date.min) <= first)
    return next((one.version for one in over), 0)


@cache
def load_catalogue() -> MetricCatalogue:
    """Give the catalogue of the definitions that come with Trueline; read once."""
    return read_catalogue(files("trueline.metrics") / "definitions")


def read_catalogue(folder: Traversable) -> MetricCatalogue:
    """Read the definitions of a folder.

    Raises:
        FaultyInputError: A definition is faulty; each fault is an issue with file and key.
    """
    metrics, issues = read_definition_files(folder)
    issues.extend(twice_defined(metrics))
    known = {metric.id: metric for metric in metrics}
    for metric in metrics:
        issues.extend(_issue(metric, key, what) for key, what in faults_of(metric, known))
    formulas = _Formulas(known)
    issues.extend(formulas.faults())
    if issues:
        raise FaultyInputError(*issues)
    return MetricCatalogue(MappingProxyType(known), MappingProxyType(formulas.whole))


class _Formulas:
    """The formulas of all metrics on their way to be put into each other."""

    def __init__(self, known: Mapping[str, Metric]) -> None:
        self.known = known
        self.whole: dict[str, Expression] = {}

    def faults(self) -> Iterator[Issue]:
        waiting: dict[str, Expression] = {}
        for metric in (one for one in self.known.values() if one.formula):
            try:
                waiting[metric.id] = parse_formula(metric.formula)
            except ValueError as fault:
                yield _issue(metric, "formula", str(fault))
        yield from self._unknown_names(waiting)
        yield from self._put_in(waiting)

    def _unknown_names(self, waiting: dict[str, Expression]) -> Iterator[Issue]:
        for name, expression in waiting.items():
            for leaf in leaves_of(expression):
                if leaf not in self.known:
                    yield _issue(self.known[name], "formula", f"There is no metric {leaf}.")

    def _put_in(self, waiting: dict[str, Expression]) -> Iterator[Issue]:
        """Put formulas in whose own parts are whole, until none is left but circles."""
        while waiting:
            ready = [
                name
                for name, expression in waiting.items()
                if not (set(leaves_of(expression)) - {name}) & waiting.keys()
            ]
            if not ready:
                circle = " and ".join(waiting)
                yield _issue(
                    self.known[next(iter(waiting))],
                    "formula",
                    f"The formulas of {circle} need each other in a circle.",
                )
                return
            for name in ready:
                others = {key: value for key, value in self.whole.items() if key != name}
                self.whole[name] = put_in(waiting.pop(name), others)


def _issue(metric: Metric, key: str, what: str) -> Issue:
    return Issue(
        Severity.BLOCKS, f"{metric.family}.toml, {metric.id}, {key}", what, "Mend the definition."
    )
