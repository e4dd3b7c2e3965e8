"""Totals of returns: by line, and never with what is not known to be caused."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from trueline.evidence.weighing.grade import Grade
from trueline.evidence.worth.draws import Draws
from trueline.evidence.worth.roi import Return, returned


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """The return of one study.

    Attributes:
        study: Its id.
        name: For people.
        kind: ``revenue``, ``avoided-cost`` or ``insight``.
        grade: Of its claim; None where no method answered.
        value: Shape (draws,), in the currency; None where no lift is known that is worth something.
        cost: Shape (draws,), in the currency.
        currency: ISO 4217 code.
    """

    study: str
    name: str
    kind: str
    grade: Grade | None
    value: Draws | None
    cost: Draws
    currency: str

    @property
    def why_left_out(self) -> str:
        """Say why its value is in no total; empty where it is."""
        if self.grade is not None and not self.grade.says_cause:
            return f"grade {self.grade} is not added to the total; its cost is."
        if self.grade is None or self.value is None:
            return "no value that could be added to the total; its cost is."
        return ""


@dataclass(frozen=True, slots=True)
class Total:
    """Returns of one kind and currency put together.

    Attributes:
        kind: ``revenue``, ``avoided-cost`` or ``insight``.
        returned: Of the counted studies, with the costs of all of them.
        counted: Names of what is in it.
        left_out: What is not, each with the reason in a sentence.
        grade: The worst of the counted studies: a sum is no surer than that; None without any.
    """

    kind: str
    returned: Return | None
    counted: tuple[str, ...]
    left_out: tuple[str, ...]
    grade: Grade | None = None


def total_of(lines: Sequence[Line], *, kind: str, currency: str, hurdle: float) -> Total:
    """Add up the returns of one kind and currency.

    Claims of grade D and E, and studies without an answer, bring no value into the total, but what
    was paid for them was paid: their costs count.

    Args:
        lines: Of any kind; others are passed over.
        kind: Whose total.
        currency: Lines of other currencies are left out, and named.
        hurdle: ROI to exceed, as a share.
    """
    own = [one for one in lines if one.kind == kind]
    same = [one for one in own if one.currency == currency]
    counted = [one for one in same if not one.why_left_out]
    left_out = [f"{one.name}: {one.why_left_out}" for one in same if one.why_left_out]
    left_out += [
        f"{one.name}: in {one.currency}, which is not added to {currency}."
        for one in own
        if one.currency != currency
    ]
    if not counted:
        return Total(kind, None, (), tuple(left_out))
    value = np.sum([one.value for one in counted if one.value is not None], axis=0)
    cost = np.sum([one.cost for one in same], axis=0)
    found = returned(value, cost, hurdle=hurdle, currency=currency)
    worst = max(one.grade for one in counted if one.grade is not None)
    return Total(kind, found, tuple(one.name for one in counted), tuple(left_out), worst)
