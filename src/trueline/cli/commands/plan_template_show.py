"""``trueline plan template show NAME``: a template as a piece of a plan document."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import replace

from trueline.cli.command import Answer, Command
from trueline.core.codec import encode_sparsely
from trueline.plan.starters import PlanTemplate, find_template
from trueline.plan.yaml.text import write_parts


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="of the template, such as customer-service")


def _run(options: Namespace) -> Answer:
    template = find_template(options.name)
    return Answer(encode_sparsely(template), "\n".join(_lines(template)).rstrip())


def _lines(template: PlanTemplate) -> Iterator[str]:
    yield f"# {template.name}: {template.summary}"
    for choice in template.depths:
        yield f"# {choice.depth}, about {choice.hours_week} hours a week: {choice.text}"
    for prompt in template.prompts:
        yield f"# {prompt.field}: {prompt.question}"
    yield write_parts(replace(template.content, perspectives=()))


COMMAND = Command(
    words=("plan", "template", "show"),
    help="Show a template as a piece of a plan document, with its questions.",
    arguments=_arguments,
    run=_run,
)
