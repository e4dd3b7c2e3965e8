"""``trueline plan template list``: what a plan can begin with."""

from argparse import ArgumentParser, Namespace

from trueline.cli.command import Answer, Command
from trueline.cli.printing import table
from trueline.plan.starters import TemplateKind, plan_templates


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--kind", choices=[str(one) for one in TemplateKind], help="only templates of one kind"
    )


def _run(options: Namespace) -> Answer:
    chosen = [one for one in plan_templates() if options.kind in (None, one.kind)]
    return Answer(
        {
            "templates": [
                {"id": one.id, "kind": one.kind, "name": one.name, "summary": one.summary}
                for one in chosen
            ]
        },
        table(
            ("template", "kind", "what for"), ((one.id, one.kind, one.summary) for one in chosen)
        ),
    )


COMMAND = Command(
    words=("plan", "template", "list"),
    help="List the templates for scopes, channels, policies and lists.",
    arguments=_arguments,
    run=_run,
)
