"""What methods and attempts to refute them are called for people."""

from trueline.usecases.catalogues import ESTIMATORS, REFUTATIONS


def method_titles() -> dict[str, str]:
    """Give the title of every method, by its name."""
    return {one.name: one.title for one in ESTIMATORS.all()}


def refutation_titles() -> dict[str, str]:
    """Give the title of every refutation, by its name."""
    return {one.name: one.title for one in REFUTATIONS.all()}
