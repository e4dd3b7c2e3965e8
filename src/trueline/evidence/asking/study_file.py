"""Study documents as people write them: YAML in and out.

Keys are the fields of ``evidence.study``; what is left out has its default. Numbers are written
with a point, shares from 0 to 1, periods as the data write them.
"""

from trueline.core.codec import encode_sparsely
from trueline.core.digest import digest_document
from trueline.core.errors import FaultyInputError
from trueline.evidence.asking.soundness import faults_of_study
from trueline.evidence.study import Study
from trueline.plan.yaml.nodes import read_nodes
from trueline.plan.yaml.reading import RecordReader
from trueline.plan.yaml.text import write_record


def read_study(text: str, where: str = "study") -> Study:
    """Read a study document.

    Args:
        text: YAML.
        where: What the document is called, for messages.

    Raises:
        FaultyInputError: It is not plain YAML, has unknown, missing or wrong keys, or asks what
            cannot be answered. Every fault is an issue with line and path.

    Example:
        >>> study = read_study('''
        ... id: newsletter
        ... question: Did the newsletter bring orders?
        ... source: {path: shops.csv}
        ... columns: {unit: shop, period: week, outcome: orders}
        ... treatment: {units: [north, east], start: "2026-03-02"}
        ... ''')
        >>> study.treatment.units
        ('north', 'east')
    """
    reader = RecordReader(where)
    study = reader.read(Study, read_nodes(text, where, kind="study"))
    if isinstance(study, Study):
        for fault in faults_of_study(study):
            reader.fault(fault.path, fault.what, fault.remedy)
    if reader.issues or not isinstance(study, Study):
        raise FaultyInputError(*reader.issues)
    return study


def write_study(study: Study) -> str:
    """Write a study as YAML that reads back as the same study; defaults are left out."""
    return write_record(study)


def digest_study(study: Study) -> str:
    """Give the SHA-256 of all that a study asks; the same however it was written down."""
    return digest_document(encode_sparsely(study))
