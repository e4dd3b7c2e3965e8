"""``trueline restore``: ``trueline facts restore`` by a shorter name."""

from dataclasses import replace

from trueline.cli.commands.facts_restore import COMMAND as FACTS_COMMAND

COMMAND = replace(FACTS_COMMAND, words=("restore",))
