"""The RACI matrix: a row a task, a column a person, letters with their words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trueline.plan.document import Plan
from trueline.plan.governance.responsibility import Responsibility
from trueline.plan.parts import join


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody has to do with a task.

    Attributes:
        letter: R, A, C or I.
        word: What it means.
        about: The same in a sentence.
        is_accountable: Whether they answer for it.
    """

    letter: str
    word: str | Promise
    about: str | Promise
    is_accountable: bool = False


PARTS = {
    "responsible": Part("R", _("does it"), _("Responsible: does the work.")),
    "accountable": Part(
        "A", _("answers for it"), _("Accountable: answers for it; one person."), is_accountable=True
    ),
    "consulted": Part("C", _("is asked before"), _("Consulted: is asked before.")),
    "informed": Part("I", _("is told after"), _("Informed: is told after.")),
}


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task's line.

    Attributes:
        task: In words.
        path: In the plan.
        cells: What each person has to do with it, in the order of the columns.
        has_accountable: Whether somebody answers for it.
    """

    task: str
    path: str
    cells: tuple[tuple[Part, ...], ...]
    has_accountable: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """Tasks against people.

    Attributes:
        people: Columns: the team in its order, then others whom a task names.
        rows: A task each.
        parts: What the letters mean.
    """

    people: tuple[str, ...]
    rows: tuple[TaskRow, ...]
    parts: tuple[Part, ...] = tuple(PARTS.values())


def raci_of(plan: Plan) -> Matrix:
    """Give the tasks of a plan against the people whom they name."""
    named = {name for one in plan.responsibilities for name in _names(one)}
    team = [one.name for one in plan.team if one.name in named]
    people = (*team, *sorted(named - set(team)))
    rows = tuple(
        TaskRow(
            one.task,
            join("responsibilities", one.id),
            tuple(_cell(one, person) for person in people),
            bool(one.accountable),
        )
        for one in plan.responsibilities
    )
    return Matrix(people, rows)


def _names(one: Responsibility) -> tuple[str, ...]:
    own = (one.accountable,) if one.accountable else ()
    return (*one.responsible, *own, *one.consulted, *one.informed)


def _cell(one: Responsibility, person: str) -> tuple[Part, ...]:
    found = {
        "responsible": person in one.responsible,
        "accountable": person == one.accountable,
        "consulted": person in one.consulted,
        "informed": person in one.informed,
    }
    return tuple(PARTS[name] for name, is_so in found.items() if is_so)
