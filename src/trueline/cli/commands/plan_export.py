"""``trueline plan export``: a plan as a document that imports back as the same plan."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.plan_choice import add_kept_choice, kept_plan
from trueline.plan.yaml.text import write_plan


def _arguments(parser: ArgumentParser) -> None:
    add_kept_choice(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    chosen = kept_plan(options, workspace_of(options))
    text = write_plan(chosen.plan)
    document = {"plan": chosen.name, "version": chosen.version, "digest": chosen.digest}
    return Answer(document | {"yaml": text}, text.rstrip("\n"))


COMMAND = Command(
    words=("plan", "export"),
    help="Print a plan as a document, YAML, that imports back as the same plan.",
    arguments=_arguments,
    run=_run,
)
