"""Records to JSON-like values and back.

Days and times become ISO text, decimals become text (so that no digit is lost), enumerations
their value, tuples lists. Unknown keys are refused.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from cattrs import Converter

Record = TypeVar("Record")


def encode(record: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Turn a record into dictionaries, lists, text and numbers."""
    return _converter().unstructure(record)


def decode(document: Mapping[str, Any], kind: type[Record]) -> Record:
    """Turn a JSON-like value back into a record.

    Raises:
        cattrs.errors.ClassValidationError: A key is unknown or missing, or a value does not fit.
    """
    return _converter().structure(document, kind)


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda value, _: Decimal(str(value)))
    for moment in (datetime, date):
        converter.register_unstructure_hook(moment, moment.isoformat)
    converter.register_structure_hook(
        date, lambda value, _: value if isinstance(value, date) else date.fromisoformat(value)
    )
    converter.register_structure_hook(
        datetime,
        lambda value, _: value if isinstance(value, datetime) else datetime.fromisoformat(value),
    )
    return converter
