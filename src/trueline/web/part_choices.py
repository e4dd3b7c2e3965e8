"""What a field of the plan may hold, as choices of a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _

from trueline.core.errors import MissingError
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.metric import Metric
from trueline.plan.document import Plan
from trueline.plan.naming import nameable, nameable_at
from trueline.plan.parts import FieldKind, join, look_up, split
from trueline.plan.referring import OF_ITS_OWN, Named
from trueline.plan.words import title_of

MOST_CHOICES = 400
"""More are not listed; the name is then written."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a field may hold.

    Attributes:
        value: As the plan writes it.
        label: For people.
        group: Heading that it stands under; empty for none.
    """

    value: str
    label: str
    group: str = ""


class Choices:
    """The choices of a plan's fields; what several fields may name is looked up once."""

    def __init__(self, plan: Plan, metrics: MetricCatalogue) -> None:
        """Look at a plan, and at the metrics that its organisation knows."""
        self.plan, self.metrics = plan, metrics
        self._known: Mapping[Named, Mapping[str, str]] | None = None
        self._made: dict[Named, tuple[Choice, ...]] = {}

    def of(self, kind: FieldKind, path: str) -> tuple[Choice, ...]:
        """Give what a field at a path may hold; empty where it may hold anything.

        Args:
            kind: What the field holds.
            path: Of the field, in the plan; it need not be there yet.
        """
        if kind.named is None:
            return _of_words(kind.one)
        if kind.named in OF_ITS_OWN:
            try:
                return self._titled(nameable_at(self.plan, path, kind.named))
            except MissingError:
                return ()
        if kind.named not in self._made:
            self._made[kind.named] = self._of_plan(kind.named)
        return self._made[kind.named]

    @staticmethod
    def has_any(kind: FieldKind, path: str) -> bool:
        """Say whether a field may name anything at all where it stands.

        The organisation's own goals serve no others, and outside of a scope there is no goal of
        the same scope.
        """
        outermost = next(iter(split(path)), "")
        if kind.named is Named.GOAL:
            return outermost != "goals"
        return kind.named not in OF_ITS_OWN or outermost == "scopes"

    def _of_plan(self, what: Named) -> tuple[Choice, ...]:
        if what is Named.METRIC:
            return _of_catalogue(self.metrics)
        if self._known is None:
            self._known = nameable(self.plan)
        return self._titled(self._known[what])

    def _titled(self, names: Mapping[str, str]) -> tuple[Choice, ...]:
        if len(names) > MOST_CHOICES:
            return ()
        return tuple(
            Choice(name, title_of(look_up(self.plan, path)), self._above(path))
            for name, path in names.items()
        )

    def _above(self, path: str) -> str:
        """Give what the part above a part is called; empty when that is the plan."""
        above = join(*split(path)[:-2])
        return title_of(look_up(self.plan, above)) if above else ""


def _of_words(kind: Any) -> tuple[Choice, ...]:  # noqa: ANN401 - a field's own type
    if not (isinstance(kind, type) and issubclass(kind, Enum)):
        return ()
    return tuple(Choice(str(one.value), str(one.value).capitalize()) for one in kind)


def _of_catalogue(metrics: MetricCatalogue) -> tuple[Choice, ...]:
    return tuple(
        Choice(one.reference, _name_of(one, metrics), family.capitalize())
        for family, known in metrics.families().items()
        for metric in known
        for one in reversed(metrics.versions(metric.id))
    )


def _name_of(metric: Metric, metrics: MetricCatalogue) -> str:
    """Give a metric's name, with its version where there are several."""
    if len(metrics.versions(metric.id)) == 1:
        return metric.name
    return _("{0}, version {1}").format(metric.name, metric.version)
