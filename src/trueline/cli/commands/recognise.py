"""``trueline recognise FILE…``: what each file is, by its content."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from trueline.cli.command import DONE, REFUSED, Answer, Command
from trueline.cli.files import readable
from trueline.cli.printing import issue_lines
from trueline.core.errors import FaultyInputError
from trueline.exports.tables.recognition import Recognition, Unrecognised
from trueline.usecases.recognise import recognise_file


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="export to look at")


def _run(options: Namespace) -> Answer:
    said = [_look_at(path) for path in options.files]
    documents = [document for document, _ in said]
    recognised = all(one["importer"] for one in documents)
    text = "\n".join(line for _, lines in said for line in lines)
    return Answer({"files": documents}, text, DONE if recognised else REFUSED)


def _look_at(path: Path) -> tuple[dict[str, Any], list[str]]:
    try:
        found = recognise_file(readable(path), path.name)
    except FaultyInputError as faulty:
        found = Unrecognised(looks_like=str(faulty), nearest=(), issues=faulty.issues)
    if isinstance(found, Recognition):
        document = {"file": str(path), **_fields(found), "issues": []}
        return document, [f"{path}: {found.kind} ({found.importer}, {found.locale or 'any'})"]
    document = {
        "file": str(path),
        "importer": None,
        "looks_like": found.looks_like,
        "nearest": [_fields(near) for near in found.nearest],
        "issues": list(found.issues),
    }
    return document, [f"{path}: {found.looks_like}", *issue_lines(found.issues)]


def _fields(found: Recognition) -> dict[str, Any]:
    return {
        "importer": found.importer,
        "kind": found.kind,
        "network": found.network,
        "locale": found.locale,
        "share": round(found.share, 2),
        "matched": found.matched,
        "ignored": found.ignored,
        "missing": found.missing,
        "states_account": found.states_account,
        "dropped": found.dropped,
    }


COMMAND = Command(
    words=("recognise",),
    help="Say what each file is, by its content; nothing is imported.",
    arguments=_arguments,
    run=_run,
)
