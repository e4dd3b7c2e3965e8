"""``trueline erase IDENTIFIER…``: the same as ``trueline facts erase``."""

from trueline.cli.command import Command
from trueline.cli.erasing import HELP, erase_arguments, erase_run

COMMAND = Command(("erase",), HELP, erase_arguments, erase_run)
