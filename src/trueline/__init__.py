"""Plan, coordinate and measure an organisation's social media, honestly.

In a notebook: ``import trueline; home = trueline.open("path/of/the/home")``; a question of cause is
answered by ``trueline.answer(study, table)``.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trueline.evidence.asking.results import Results
    from trueline.evidence.study import Study
    from trueline.home.opening import Home


def open(folder: Path | str | None = None) -> "Home":  # noqa: A001 - as files are opened
    """Open a home: plan, facts and scorecard as records and Arrow tables.

    Args:
        folder: Where; None takes the setting TRUELINE_HOME.

    Raises:
        SettingError: This process has another home open, or the folder cannot be used.
    """
    from trueline.home.opening import open_home  # noqa: PLC0415 - a bare import stays quick

    return open_home(folder)


def answer(study: "Study | Path | str", table: Any = None) -> "Results":  # noqa: ANN401 - any table
    """Answer a study at once, without a home; what nobody registered loses a step of its grade.

    Args:
        study: The question, or the path of its document.
        table: Columns by name, an Arrow table, or a data frame of a library that speaks Arrow;
            None for the file that the study names.

    Raises:
        FaultyInputError: The study or its data are faulty.
        RefusedQuestionError: It asks the ledger, which only a home has.
    """
    from trueline.home.studies import answer as answered  # noqa: PLC0415 - a bare import stays quick

    return answered(study, table)
