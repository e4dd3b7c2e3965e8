"""``trueline mapping list``: the mappings that are saved."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.mapping_files import saved_document
from trueline.cli.printing import table
from trueline.contracts.mapping_shelf import SavedMapping
from trueline.exports.mapping.mapping import Role
from trueline.usecases.mappings import mappings


def _arguments(parser: ArgumentParser) -> None:
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    saved = mappings(workspace_of(options))
    text = table(
        ("mapping", "version", "saved", "by", "metrics"),
        (
            (one.mapping.name, one.version, f"{one.saved_at:%Y-%m-%d}", one.by, _metrics(one))
            for one in saved
        ),
    )
    return Answer(
        {"mappings": [saved_document(one) for one in saved]},
        text if saved else "No mapping is saved.",
    )


def _metrics(saved: SavedMapping) -> str:
    columns = [one.metric for one in saved.mapping.of(Role.METRIC)]
    names = [one.metric for one in saved.mapping.names if one.metric]
    return ", ".join(dict.fromkeys(columns + names))


COMMAND = Command(
    words=("mapping", "list"),
    help="List the mappings that are saved.",
    arguments=_arguments,
    run=_run,
)
