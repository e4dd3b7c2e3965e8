"""``trueline plan template add NAME``: bring a template into the draft."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, currency, day, workspace_of
from trueline.cli.command import REFUSED, Answer, Command
from trueline.cli.printing import issue_lines
from trueline.cli.usage import WrongUseError
from trueline.core.codec import encode
from trueline.plan.applying import Refused
from trueline.plan.edits import AddPart, SetField
from trueline.plan.starters import find_template
from trueline.usecases.begin_plan import PlanHead, begin_plan
from trueline.usecases.edit_plan import Edited
from trueline.usecases.use_template import TemplateOrder, use_template
from trueline.usecases.workspace import Workspace

BY = "command line"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="of the template, such as customer-service")
    parser.add_argument(
        "--into",
        metavar="ID",
        default="",
        help="scope, channel or policy of the plan to fill instead of adding one; "
        "what is written there stays",
    )
    parser.add_argument(
        "--perspective",
        metavar="TEMPLATE=PLAN",
        action="append",
        default=[],
        help="which perspective of the plan takes one of the template's, such as financial=value",
    )
    begin = parser.add_argument_group("when there is no plan yet")
    begin.add_argument("--title", metavar="TEXT", help="title of the plan to begin")
    begin.add_argument("--first", metavar="DAY", type=day, help="first day that it covers")
    begin.add_argument("--until", metavar="DAY", type=day, help="first day no longer covered")
    begin.add_argument("--currency", metavar="CODE", type=currency, help="such as EUR")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    template = find_template(options.name)
    order = TemplateOrder(template.id, options.into, _perspectives(options.perspective))
    has_begun = _begin(workspace, options)
    said = use_template(workspace, order, by=BY)
    if isinstance(said, Refused):
        issues = [encode(one) for one in said.issues]
        return Answer({"issues": issues}, "\n".join(issue_lines(said.issues)), REFUSED)
    return _answer(said, f"{template.name}: ", has_begun=has_begun)


def _perspectives(pairs: list[str]) -> dict[str, str]:
    """Read pairs such as ``financial=value``.

    Raises:
        WrongUseError: One is no pair.
    """
    found = {}
    for pair in pairs:
        standard, equals, own = pair.partition("=")
        if not equals or not standard or not own:
            raise WrongUseError(f"“{pair}” is no pair such as financial=value.")
        found[standard] = own
    return found


def _begin(workspace: Workspace, options: Namespace) -> bool:
    """Begin a plan when there is none and its dates were given."""
    asked = (options.title, options.first, options.until, options.currency)
    if not any(asked):
        return False
    if not all(asked):
        raise WrongUseError("A plan begins with --title, --first, --until and --currency.")
    begin_plan(workspace, PlanHead(*asked), by=BY)
    return True


def _answer(edited: Edited, head: str, *, has_begun: bool) -> Answer:
    added = [one.path for one in edited.entry.edits if isinstance(one, AddPart)]
    filled = [one.path for one in edited.entry.edits if isinstance(one, SetField)]
    begun = ["A plan was begun."] if has_begun else []
    counts = f"parts added {len(added)}, fields filled {len(filled)}, in the draft."
    return Answer(
        {"has_begun": has_begun, "added": added, "filled": filled, "entry": edited.entry.number},
        "\n".join([*begun, head + counts, *(f"  {path}" for path in added + filled)]),
    )


COMMAND = Command(
    words=("plan", "template", "add"),
    help="Bring a template into the draft; nothing that is written there is changed.",
    arguments=_arguments,
    run=_run,
)
