"""What the parts at paths are called, looked for in several plans: what is gone had a name too."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from trueline.core.errors import MissingError
from trueline.plan.document import Plan
from trueline.plan.edits import list_of
from trueline.plan.naming import nameable_at, names_of
from trueline.plan.parts import look_up, split
from trueline.plan.path_kinds import holder_of
from trueline.plan.referring import OF_ITS_OWN, Named
from trueline.plan.words import noun_of, title_of


class Titles:
    """Titles of parts, from the first plan that has them.

    Attributes:
        plans: Where to look, in order.
    """

    def __init__(self, plans: Sequence[Plan]) -> None:
        """Remember the plans; names are looked up when they are asked for."""
        self.plans = plans
        self._names: dict[tuple[int, Named], Mapping[str, str]] = {}

    def part(self, path: str, kind: Any) -> str:  # noqa: ANN401 - a record's type
        """Give what a part is and is called, such as ``KPI “Revenue of the shop”``."""
        return called(kind, path, self.found(path)) if path else noun_of(Plan)

    def holder(self, path: str) -> str:
        """Give the same of what a part stands in; empty for the plan."""
        if not (within := list_of(path)):
            return ""
        record, field = holder_of(within)
        above = within.removesuffix(field).removesuffix("/")
        return self.part(above, record) if above else ""

    def named(self, path: str, what: Named, name: str) -> str:
        """Give the title of what the field at a path names; the name itself for what is gone."""
        for known in self._known(path, what):
            if name in known and (record := self.found(known[name])) is not None:
                return title_of(record)
        return name

    def found(self, path: str) -> Any:  # noqa: ANN401 - any record
        """Give what stands at a path in the first plan that has it; None when none has."""
        for plan in self.plans:
            try:
                return look_up(plan, path)
            except MissingError:
                continue
        return None

    def _known(self, path: str, what: Named) -> Iterator[Mapping[str, str]]:
        if what is Named.METRIC:
            return
        for place, plan in enumerate(self.plans):
            if what in OF_ITS_OWN:
                try:
                    yield nameable_at(plan, path, what)
                except MissingError:
                    continue
            elif (place, what) not in self._names:
                self._names[place, what] = names_of(plan, what)
                yield self._names[place, what]
            else:
                yield self._names[place, what]


def called(kind: Any, path: str, record: Any) -> str:  # noqa: ANN401 - any record
    """Give what a part is and is called; its id for one that is nowhere found."""
    return f"{noun_of(kind)} “{split(path)[-1] if record is None else title_of(record)}”"
