"""``trueline backup``: ``trueline facts backup`` by a shorter name."""

from dataclasses import replace

from trueline.cli.commands.facts_backup import COMMAND as FACTS_COMMAND

COMMAND = replace(FACTS_COMMAND, words=("backup",))
