"""``trueline facts restore FOLDER``: an empty home from a back-up."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.cli.command import DONE, REFUSED, Answer, Command
from trueline.cli.verifying import verification_document, verification_lines
from trueline.home.folder import home_folder
from trueline.home.opening import open_home
from trueline.home.restoring import restore
from trueline.home.telling import tell_step
from trueline.home.verifying import verify_home


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder", metavar="FOLDER", type=Path, help="as `trueline backup --to` made it"
    )


def _run(options: Namespace) -> Answer:
    def tell(done: int, of: int) -> None:
        tell_step("Restoring, file", done, of)

    restored = restore(options.folder.expanduser().absolute(), home_folder(), tell)
    found = verify_home(open_home(), "", tell_step)
    document = {
        "home": str(restored.home),
        "made_at": restored.made_at,
        "files": restored.file_count,
        "verified": verification_document(found),
    }
    lines = [
        f"{restored.home} holds the home as of {restored.made_at}: {restored.file_count:,} files.",
        *verification_lines(found),
    ]
    return Answer(document, "\n".join(lines), DONE if found.is_clean else REFUSED)


COMMAND = Command(
    words=("facts", "restore"),
    help="Restore a back-up into an empty TRUELINE_HOME, then verify it.",
    arguments=_arguments,
    run=_run,
)
