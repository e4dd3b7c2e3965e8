"""``trueline facts erase IDENTIFIER…``: take a person out of everything that is kept."""

from trueline.cli.command import Command
from trueline.cli.erasing import HELP, erase_arguments, erase_run

COMMAND = Command(("facts", "erase"), HELP, erase_arguments, erase_run)
