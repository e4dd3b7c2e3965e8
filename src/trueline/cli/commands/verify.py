"""``trueline verify``: ``trueline facts verify`` by a shorter name."""

from dataclasses import replace

from trueline.cli.commands.facts_verify import COMMAND as FACTS_COMMAND

COMMAND = replace(FACTS_COMMAND, words=("verify",))
