"""``trueline study story list``: stories with their sources, the newest first."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from trueline.cli.asking import add_as_of, add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.core.codec import encode
from trueline.usecases.telling.anecdotes import Anecdote, anecdotes


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--withdrawn", action="store_true", help="those that count no more, too")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    found = anecdotes(workspace_of(options), as_of=options.as_of, withdrawn=options.withdrawn)
    lines = [line for one in found for line in _lines(one)]
    return Answer([encode(one) for one in found], "\n".join(lines) or "No story is kept yet.")


def _lines(one: Anecdote) -> Iterator[str]:
    story = one.story
    yield f"{one.number}. {story.day}, {story.source}: {story.says}"
    if story.link:
        yield f"   {story.link}"
    if story.about or story.study:
        yield f"   about {' and '.join(filter(None, (story.about, story.study)))}"
    if one.withdrawn:
        yield f"   withdrawn: {one.withdrawn}"


COMMAND = Command(
    words=("study", "story", "list"),
    help="List stories with their sources, the newest first.",
    arguments=_arguments,
    run=_run,
)
