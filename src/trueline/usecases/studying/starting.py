"""A first draft of a study document, with what a file has to be asked about."""

import os
from pathlib import Path

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.evidence.asking.soundness import ID
from trueline.exports.files.opening import open_export

DRAFT = """\
# A study: fill in what the data cannot say, then
#   trueline study allow {name}.yaml      which methods are possible; shows no outcome
#   trueline study register {name}.yaml   locks the question
#   trueline study run {name}             answers it
id: {name}
question: Did … bring …?
source: {{path: "{path}"}}
# Columns of the file: {columns}.
columns:
  unit: ""       # names the unit; leave out for one series
  period: ""     # a day, week, month or number; leave out where a row is a unit
  outcome: ""    # the number that it is about
  # strata: []   # words within which units are compared
  # before: []   # outcomes of earlier periods, where a row is a unit
  # covariates: []
  # controls: [] # series that the tactic cannot have moved
treatment:
  # column: ""   # 1 and 0 by row; with says_start: true, the first treated period
  units: []      # or by name,
  start: ""      # with their first treated period
  assignment: rolled-out  # randomised, rolled-out or self-selected
outcome: ""      # as sentences name it
measured_in: ""
"""


def draft_of_study(name: str, path: Path, *, folder: Path) -> str:
    """Give a study document about a file, to be filled in.

    Args:
        name: Id of the study.
        path: Of its data.
        folder: In which the document will lie; paths in it begin there.

    Raises:
        FaultyInputError: The file cannot be opened as a table, or the id cannot be one.
    """
    if not ID.match(name):
        what = f"“{name}” is no id of a study."
        remedy = "Write small letters, digits and hyphens, such as show-your-mend."
        raise FaultyInputError(Issue(Severity.BLOCKS, "id", what, remedy))
    head = next(iter(open_export(path).sheets[0].head), None)
    names = [one.strip() for one in head.cells] if head else []
    near = Path(os.path.relpath(path, folder)).as_posix()
    return DRAFT.format(name=name, path=near, columns=", ".join(names) or "none")
