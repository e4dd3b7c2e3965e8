"""Stories that take place in a browser are told to the server of the web tests."""

from tests.web.conftest import (
    base_url,
    browser_context_args,
    browser_type_launch_args,
    pytest_collection_modifyitems,
    quiet,
    served,
    signed_in,
)

__all__ = [
    "base_url",
    "browser_context_args",
    "browser_type_launch_args",
    "pytest_collection_modifyitems",
    "quiet",
    "served",
    "signed_in",
]
