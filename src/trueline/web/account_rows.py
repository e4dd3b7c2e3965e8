"""Accounts of the inventory as rows of a table, with the fields that decide about them."""

from collections.abc import Iterable
from dataclasses import dataclass

from trueline.usecases.list_accounts import AccountLine
from trueline.web.networks import network_name
from trueline.web.part_address import part_address
from trueline.web.part_choices import Choice, Choices
from trueline.web.part_fields import PartField
from trueline.web.part_reader import FieldReader
from trueline.web.plan_looked import PlanLooked

DECIDED = ("decision", "merge_into", "status")
"""Fields of an account that are decided in the inventory."""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account in the inventory.

    Attributes:
        line: What plan and facts say.
        network: Name of the network.
        department: Name of the department; empty when none is named.
        address: Of its page; empty for one that the plan does not name.
        fields: What can be decided about it; empty likewise.
        decided_on: The field that says when.
    """

    line: AccountLine
    network: str
    department: str
    address: str
    fields: tuple[PartField, ...] = ()
    decided_on: PartField | None = None

    @property
    def anchor(self) -> str:
        """Its id in the page."""
        return "account-" + "".join(one if one.isalnum() else "-" for one in self.line.key)


def account_rows(looked: PlanLooked, lines: Iterable[AccountLine]) -> list[AccountRow]:
    """Put accounts into a table's rows."""
    choices = Choices(looked.plan, looked.metrics)
    departments = {one.id: one.name for one in looked.plan.departments}
    return [_row(looked, one, choices, departments) for one in lines]


def channel_choices(looked: PlanLooked) -> list[Choice]:
    """Give the channels that an account can be taken into."""
    return [Choice(one.id, one.name) for one in looked.plan.channels]


def _row(
    looked: PlanLooked, line: AccountLine, choices: Choices, departments: dict[str, str]
) -> AccountRow:
    network = str(network_name(line.network))
    if line.account is None:
        return AccountRow(line, network, "", "")
    group = FieldReader(looked.plan, line.path, choices).part()
    known = {one.path: one for one in group.fields}
    department = departments.get(line.account.department, line.account.department)
    address = part_address(looked, line.path)
    fields = tuple(known[name] for name in DECIDED)
    return AccountRow(line, network, department, address, fields, known["decided_on"])
