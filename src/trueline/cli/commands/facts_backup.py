"""``trueline facts backup --to FOLDER``: a back-up of the whole home."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.cli.command import Answer, Command
from trueline.home.backup import back_up
from trueline.home.opening import open_home
from trueline.home.telling import tell_step


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--to",
        metavar="FOLDER",
        type=Path,
        required=True,
        help="new, empty, or an earlier back-up of this home, which is brought up to date",
    )
    parser.add_argument(
        "--link",
        action="store_true",
        help="link the ledger's files instead of copying them; on the same disk only",
    )


def _run(options: Namespace) -> Answer:
    folder = options.to.expanduser().absolute()

    def tell(done: int, of: int) -> None:
        tell_step("Backing up, file", done, of)

    made = back_up(open_home().folder, folder, tell, links=options.link)
    return Answer(
        {
            "folder": str(made.folder),
            "made_at": made.made_at,
            "files": made.file_count,
            "bytes": made.byte_count,
            "copied": made.copied,
            "removed": made.removed,
        },
        f"{made.folder} holds the home as of {made.made_at:%Y-%m-%d %H:%M:%S} UTC: "
        f"{made.file_count:,} files, {made.byte_count:,} bytes; {made.copied:,} files are new, "
        f"{made.removed:,} went.\n"
        "It holds the keys of the home and all raw files: keep it as safe as the home itself.",
    )


COMMAND = Command(
    words=("facts", "backup"),
    help="Bring a folder to hold a consistent copy of the whole home; imports may run meanwhile.",
    arguments=_arguments,
    run=_run,
)
