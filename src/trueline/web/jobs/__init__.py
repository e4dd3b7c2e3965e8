"""One file for each kind of background job.

The kind of a job is the name of its file, and its task is named ``run``.
"""

import importlib


def enqueue(kind: str, number: int) -> None:
    """Hand a job to the worker; handing it over twice is harmless, it begins once.

    Args:
        kind: Name of the file in this folder.
        number: Id of the job.
    """
    importlib.import_module(f"{__name__}.{kind}").run.enqueue(number)
