"""Records to JSON-like values and back.

Days and times become ISO text, decimals become text (so that no digit is lost), enumerations
their value, tuples lists. Unknown keys are refused.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from cattrs import Converter

from trueline.core.money import Money

Record = TypeVar("Record")


def encode(record: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Turn a record into dictionaries, lists, text and numbers."""
    return _converter().unstructure(record)


def encode_sparsely(record: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Turn a record into the same without fields that hold their default.

    A field that is added later, with a default, then changes no document that was kept before.
    """
    return _sparse_converter().unstructure(record)


def decode(document: Mapping[str, Any], kind: type[Record]) -> Record:
    """Turn a JSON-like value back into a record.

    Raises:
        cattrs.errors.ClassValidationError: A key is unknown or missing, or a value does not fit.
    """
    return _converter().structure(document, kind)


def decode_value(value: Any, kind: Any) -> Any:  # noqa: ANN401 - a field's own type
    """Turn a JSON-like value back into a value of a type, and refuse what it would have to bend.

    Raises:
        ValueError: The value is of another type, such as text where a number belongs, is a number
            that is none, or holds a character that no file can.
    """
    try:
        found = _converter().structure(value, kind)
        is_same = _text(_sparse_converter().unstructure(found)) == _text(_sparsely(value, found))
    except Exception as failed:  # cattrs raises what each type's own constructor raises
        raise ValueError(f"{value!r} does not fit here.") from failed
    if not is_same or not _can_be_written(value):
        raise ValueError(f"{value!r} does not fit here.")
    return found


def _text(value: Any) -> str:  # noqa: ANN401 - JSON has no narrower type
    """Give a value as text, in which true is not 1 and 1.0 is not 1."""
    return json.dumps(value, sort_keys=True, default=repr)


def _can_be_written(value: Any) -> bool:  # noqa: ANN401 - JSON has no narrower type
    """Say whether all text in a JSON-like value can be kept by every file and database."""
    if isinstance(value, str):
        return "\0" not in value and not any("\ud800" <= one <= "\udfff" for one in value)
    parts = value.values() if isinstance(value, Mapping) else value
    return not isinstance(value, Mapping | list | tuple) or all(map(_can_be_written, parts))


def _sparsely(value: Any, found: Any) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Give a value without the defaults that it spells out, where it became records."""
    if _text(_converter().unstructure(found)) == _text(value):
        return _sparse_converter().unstructure(found)
    return value


@cache
def _converter() -> Converter:
    return _with_hooks(
        Converter(forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})
    )


@cache
def _sparse_converter() -> Converter:
    converter = _with_hooks(
        Converter(
            forbid_extra_keys=True,
            omit_if_default=True,
            unstruct_collection_overrides={tuple: list},
        )
    )
    converter.register_unstructure_hook(Decimal, _plainly)
    return converter


def _plainly(number: Decimal) -> str:
    """Give a number's digits as people write them: one number, one text.

    Raises:
        ValueError: It is none, or endless.
    """
    if not number.is_finite():
        raise ValueError(f"{number} is no number.")
    return format(number, "f")


def _with_hooks(converter: Converter) -> Converter:
    converter.register_unstructure_hook(Decimal, lambda number: format(number, "f"))
    converter.register_structure_hook(Decimal, lambda value, _: Decimal(str(value)))
    converter.register_unstructure_hook(Money, str)
    converter.register_structure_hook(
        Money, lambda value, _: value if isinstance(value, Money) else Money.parse(value)
    )
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
