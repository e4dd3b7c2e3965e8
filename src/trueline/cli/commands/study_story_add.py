"""``trueline study story add TEXT``: keep a story with its source, beside the numbers."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.core.codec import encode
from trueline.usecases.telling.anecdotes import Story, tell


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("says", metavar="TEXT", help="what is told, in words")
    parser.add_argument(
        "--source", metavar="TEXT", required=True, help="who told it, or where it was read"
    )
    parser.add_argument("--day", metavar="DAY", type=day, help="on which it was told (today)")
    parser.add_argument("--link", metavar="ADDRESS", default="", help="where it can be read")
    parser.add_argument("--about", metavar="PATH", default="", help="path of a part of the plan")
    parser.add_argument("--study", metavar="ID", default="", help="id of a study")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    story = Story(
        options.says.strip(),
        options.source.strip(),
        options.day or workspace.today,
        options.link,
        options.about,
        options.study,
    )
    kept = tell(workspace, story, by=BY)
    return Answer(
        encode(kept), f"Story {kept.number} is kept. It is never graded and never summed."
    )


COMMAND = Command(
    words=("study", "story", "add"),
    help="Keep a story with its source and day; stories are never graded or summed.",
    arguments=_arguments,
    run=_run,
)
