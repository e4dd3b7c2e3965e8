"""Registration: a question locked before anybody looks at an answer."""

from dataclasses import dataclass, fields
from datetime import datetime

from trueline.evidence.study import Study

OF_WORDS = frozenset({"question", "comparison", "outcome", "kpi", "tactic", "tactic_name", "worth"})
"""Fields that no estimate depends on: changing them is not choosing after looking."""


@dataclass(frozen=True, slots=True)
class Registration:
    """A study as it was locked once.

    Attributes:
        study: All that it asks.
        number: From 1, within the study's id.
        digest: SHA-256 of the document.
        at: When, in UTC.
        by: Who registered it.
        changed: What differs from the registration before, by field; empty for the first.
        has_looked: An estimate of an earlier registration, or of the same question under another
            id, had been shown by then.
        folder: Where relative paths of its source begin; empty for facts.
        since_looking: What differs from the registration that was in force when the first estimate
            was shown, by field; None where that was not noted, and then ``changed`` counts.
        revised: What changed in rows that an earlier run had shown, in sentences without their
            full stop; known when it is run.
    """

    study: Study
    number: int
    digest: str
    at: datetime
    by: str
    changed: tuple[str, ...] = ()
    has_looked: bool = False
    folder: str = ""
    since_looking: tuple[str, ...] | None = None
    revised: tuple[str, ...] = ()

    @property
    def chosen_after_looking(self) -> tuple[str, ...]:
        """What estimates depend on and was changed after some had been shown: by field, and rows.

        It sticks: registering once more, or under another id, takes nothing of it back.
        """
        if not self.has_looked:
            return self.revised
        changed = self.changed if self.since_looking is None else self.since_looking
        chosen = tuple(one for one in changed if one.partition(" ")[0] not in OF_WORDS)
        return (*chosen, *self.revised)


def changes_between(before: Study, after: Study) -> tuple[str, ...]:
    """Say field by field how two studies differ.

    Example:
        >>> from dataclasses import replace
        >>> from trueline.evidence.study import Columns, Source
        >>> asked = Study("a", "Did it?", Source(path="a.csv"), Columns(outcome="y"))
        >>> changes_between(asked, replace(asked, seed=2))
        ('seed from 1 to 2',)
    """
    return tuple(
        f"{one.name} from {_said(getattr(before, one.name))} to {_said(getattr(after, one.name))}"
        for one in fields(Study)
        if getattr(before, one.name) != getattr(after, one.name)
    )


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_said, value)) or "nothing"
    kept = getattr(value, "__dataclass_fields__", None)
    if kept is None:
        return str(value) if value != "" else "nothing"
    parts = (
        f"{name} {_said(getattr(value, name))}"
        for name, field in kept.items()
        if getattr(value, name) != field.default
    )
    return "(" + ", ".join(parts) + ")"
