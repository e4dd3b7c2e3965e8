"""Files that people bring for studies: kept with the organisation, without people in them."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from trueline.core.digest import digest_chunks
from trueline.core.errors import RefusedQuestionError
from trueline.evidence.observing.rows import NO_WORD, Rows, Words
from trueline.evidence.study import Study
from trueline.facts.ledger.disk import room_for
from trueline.usecases.studying.observing_study import look_for
from trueline.usecases.workspace import Workspace

WHAT = "A file of a study"
CHUNK = 1 << 20


def keep_file(workspace: Workspace, study: Study, path: Path) -> Study:
    """Keep the file of a study and give the study that reads it from there.

    Where units are people, only the columns that the study names are kept, with keyed hashes in
    place of identifiers.

    Args:
        workspace: Of the organisation.
        study: Whose source is a file.
        path: Where its bytes are now.

    Raises:
        FaultyInputError: The rows are faulty or leave something open; nothing is kept.
        RefusedQuestionError: Its units are people, and it is too large to be read whole.
        NoRoomError: The disk is full.
    """
    source = replace(study.source, path=str(path))
    looked = look_for(workspace, replace(study, source=source))
    folder = workspace.studies.folder_of_files()
    if study.source.by == "member":
        if looked.rows is None:
            raise RefusedQuestionError(
                "This table of people is too large to be kept without their names here.",
                instead="Put keys in place of names, and leave “people” unticked.",
            )
        name = f"{looked.rows.digest}.parquet"
        with room_for(WHAT):
            pq.write_table(_table(looked.rows), folder / name, compression="zstd")
        kept = replace(study.source, path=name, by="", decimal="")
        return replace(looked.study, source=kept)
    with path.open("rb") as stream:
        digest = digest_chunks(iter(lambda: stream.read(CHUNK), b""))
    name = f"{digest}{Path(study.source.path).suffix.lower()[:9]}"
    with room_for(WHAT):
        shutil.copyfile(path, folder / name)
    return replace(study, source=replace(study.source, path=name))


def _table(rows: Rows) -> pa.Table:
    columns = {name: _text(words) for name, words in rows.words.items()}
    return pa.table(columns | {name: pa.array(one) for name, one in rows.numbers.items()})


def _text(words: Words) -> pa.Array:
    codes = pa.array(words.codes, mask=np.equal(words.codes, NO_WORD)).cast(pa.int32())
    return pa.DictionaryArray.from_arrays(codes, pa.array(words.levels, pa.string())).cast(
        pa.string()
    )
