"""Makes the variants of a source and judges each."""

from collections.abc import Iterator
from pathlib import Path

from tests.contracts.variants.changes import changes_of
from tests.contracts.variants.judging import Outcome, judge
from tests.contracts.variants.languages import declared, listed
from tests.contracts.variants.sources import Source
from trueline.exports.files.opening import open_export
from trueline.usecases.catalogues import IMPORTERS


def outcomes(
    source: Source,
    folder: Path,
    corpus: Path | None,
    word: str = "",
    *,
    places: slice = slice(None),
) -> Iterator[tuple[str, Outcome]]:
    """Give what becomes of each variant, by the name of its change.

    Args:
        source: Of which variants are made.
        folder: Where they are written.
        corpus: Of real exports, for its list of headers; None without.
        word: In the names of the changes that are wanted.
        places: Of the changes that are wanted.
    """
    if source.book is None:
        return
    spoken = dict(declared(IMPORTERS.get(source.importer), open_export(source.path)))
    if corpus:
        spoken |= listed(corpus / "mapping.csv", source.read.recognition.matched)
    for name, change in list(changes_of(source.book, spoken))[places]:
        if word not in name:
            continue
        variant = change.make(source.book)
        if variant is None or (variant == source.book and name != "plain"):
            continue
        path = variant.written(folder / "variant")
        yield name, judge(source, path, change.promise)
