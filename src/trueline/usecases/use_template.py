"""Bring a template into the plan: into the draft, as edits that can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from trueline.core.errors import ConflictError
from trueline.plan.applying import Refused
from trueline.plan.document import Plan
from trueline.plan.edits import Edit
from trueline.plan.fitting import edits_of_template
from trueline.plan.starters import find_template
from trueline.usecases.edit_plan import Edited, edit_plan
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TemplateOrder:
    """What to bring in, and where.

    Attributes:
        template: Id of the template.
        into: Id of a scope, channel or policy to fill instead of adding one; may be empty.
        perspectives: Standard perspective to the plan's own, such as ``financial`` to ``value``,
            where their words do not say it.
    """

    template: str
    into: str = ""
    perspectives: Mapping[str, str] = field(default_factory=dict)


def use_template(workspace: Workspace, order: TemplateOrder, *, by: str) -> Edited | Refused:
    """Bring a template into the draft; nothing that is written there is changed.

    Args:
        workspace: Whose plan.
        order: What to bring in, and where.
        by: Who asked.

    Raises:
        ConflictError: The plan has all of it already.
        FaultyInputError: A perspective of the template has no match in the plan.
        MissingError: There is no such template, no such part to fill, or no plan yet; or the
            draft waits for approval.
    """
    template = find_template(order.template)

    def compose(plan: Plan) -> tuple[Edit, ...]:
        edits = edits_of_template(plan, template, perspectives=order.perspectives, into=order.into)
        if not edits:
            raise ConflictError("The plan has all of this template already; nothing was changed.")
        return edits

    return edit_plan(workspace, compose, by=by, reason=f"Template: {template.name}")
