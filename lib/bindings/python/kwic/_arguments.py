# SPDX-License-Identifier: GPL-2.0-or-later
"""Checks and converts arguments before the library is called.

Each function takes the value of an argument and the name of the argument, and raises ArgumentTypeError or
ArgumentValueError, which name the argument.
"""

import calendar
import datetime
import decimal
import math
import numbers
import operator
import os
import re
from collections.abc import Iterable, Mapping
from typing import Callable, List, Tuple, Union

from ._errors import unknown, wrong_type, wrong_value


def text(value, argument: str) -> bytes:
    """Returns the bytes of a str or bytes. Lone surrogates of a str become U+FFFD."""
    if isinstance(value, bytes):
        return value
    if not isinstance(value, str):
        wrong_type(argument, "str or bytes", value)
    try:
        return value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def utf8(value, argument: str) -> bytes:
    """Like text(), but refuses bytes that are not UTF-8."""
    if isinstance(value, bytes):
        try:
            value.decode()
        except UnicodeDecodeError:
            wrong_value(argument, "is not UTF-8")
    return text(value, argument)


def identifier(value, argument: str) -> bytes:
    """Returns the bytes of an id. In a str, the surrogates U+DC80 to U+DCFF represent bytes that are not UTF-8."""
    if isinstance(value, bytes):
        return value
    if not isinstance(value, str):
        wrong_type(argument, "str or bytes", value)
    try:
        return value.encode(errors="surrogateescape")
    except UnicodeEncodeError:
        wrong_value(argument, "contains a surrogate that represents no byte")


def own_identifier(value, argument: str) -> bytes:
    """Like identifier(), but refuses an empty id."""
    return identifier(value, argument) or wrong_value(argument, "is empty")


def _without_zero(value: bytes, argument: str) -> bytes:
    """Returns the value. Refuses zero bytes, at which a `const char*` ends."""
    if b"\0" in value:
        wrong_value(argument, "contains a zero byte")
    return value


def name(value, argument: str) -> bytes:
    if not isinstance(value, str):
        wrong_type(argument, "str", value)
    try:
        return _without_zero(value.encode(), argument)
    except UnicodeEncodeError:
        wrong_value(argument, "contains a lone surrogate")


def path(value, argument: str) -> bytes:
    try:
        return _without_zero(os.fsencode(value), argument)
    except UnicodeEncodeError:
        wrong_value(argument, "contains a surrogate that represents no byte")
    except TypeError:
        wrong_type(argument, "str, bytes or os.PathLike", value)


def boolean(value, argument: str) -> bool:
    if not isinstance(value, bool):
        wrong_type(argument, "bool", value)
    return value


def integer(most: int, least: int = 0) -> Callable[..., int]:
    """Returns a function that checks an integer from `least` to `most`."""

    def check(value, argument: str) -> int:
        try:
            number = operator.index(value)
        except TypeError:
            number = None
        if number is None or isinstance(value, bool):
            wrong_type(argument, "int", value)
        if not least <= number <= most:
            wrong_value(argument, f"must be from {least} to {most}, but is out of range")
        return number

    return check


size = integer(2 ** 64 - 1)
unsigned = integer(2 ** 32 - 1)


def number(value, argument: str) -> float:
    """Returns a finite float for a number, which may be an int, a decimal.Decimal, or a number of another package."""
    if isinstance(value, bool) or not isinstance(value, (numbers.Real, decimal.Decimal)):
        wrong_type(argument, "int or float", value)
    try:
        converted = float(value)
    except (OverflowError, ValueError):  # ValueError: a signaling NaN of Decimal
        converted = math.inf
    if not math.isfinite(converted):
        wrong_value(argument, "must be finite")
    return converted


def days(value, argument: str) -> float:
    converted = number(value, argument)
    if converted < 0:
        wrong_value(argument, "must not be negative")
    return converted


def choice(*names: str) -> Callable[..., int]:
    """Returns a function that returns the position of a value in `names`."""

    def check(value, argument: str) -> int:
        if not isinstance(value, str):
            wrong_type(argument, "str", value)
        if value not in names:
            wrong_value(argument, f"is one of {', '.join(names)}")
        return names.index(value)

    return check


def day(value, argument: str) -> bytes:
    """Returns the day of a datetime.date or datetime.datetime, or the bytes of a str."""
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        value = value.isoformat()
    if not isinstance(value, str):
        wrong_type(argument, "str or datetime.date", value)
    return name(value, argument)


# An ISO 8601 time after a day, with or without a time zone.
_TIME = (rb"[Tt ](?:[01][0-9]|2[0-3])(?::[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?)?"
         rb"(?:[Zz]|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)?")


def document_date(value, argument: str) -> bytes:
    """Like day(), but keeps the time of a datetime.datetime, and refuses strings that are neither of the form `2023`,
    `2023-07` or `2023-07-19`, nor an ISO 8601 day with a time. The empty string stands for no date."""
    made = value.isoformat().encode() if isinstance(value, datetime.datetime) else day(value, argument)
    parts = re.fullmatch(rb"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:" + _TIME + rb")?)?)?", made)
    if made and not (parts and _is_date(*(int(part or b"1") for part in parts.groups()))):
        wrong_value(argument, f"is '{made.decode()}', which is not a date of the form 2023, 2023-07 or 2023-07-19")
    return made


def _is_date(year: int, month: int, date: int) -> bool:
    # The years 0 and 4 are leap years; monthrange() accepts no year 0.
    return 1 <= month <= 12 and 1 <= date <= calendar.monthrange(year or 4, month)[1]


def items(value, argument: str) -> list:
    """Returns the items of a list, tuple, set or other iterable. Refuses strings, whose items would be characters."""
    if isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Iterable):
        wrong_type(argument, "a list", value)
    return list(value)


def names(value, argument: str) -> List[bytes]:
    return [name(each, f"{argument}[{i}]") for i, each in enumerate(items(value, argument))]


def _one_or_more(check: Callable[..., bytes]) -> Callable[..., List[bytes]]:
    """Returns a function that checks each item of a list with `check`. A str or bytes is a list of one item."""

    def check_items(value, argument: str) -> List[bytes]:
        if isinstance(value, (str, bytes)):
            return [check(value, argument)]
        return [check(each, f"{argument}[{i}]") for i, each in enumerate(items(value, argument))]

    return check_items


def identifiers(value, argument: str) -> List[bytes]:
    return [identifier(each, f"{argument}[{i}]") for i, each in enumerate(items(value, argument))]


name_or_names = _one_or_more(name)
filters = _one_or_more(lambda value, argument: _without_zero(text(value, argument), argument))


def synonyms(value, argument: str) -> bytes:
    """Returns the groups as lines with commas between the words."""
    lines = []
    for i, group in enumerate(items(value, argument)):
        words = [text(word, f"{argument}[{i}][{j}]") for j, word in enumerate(items(group, f"{argument}[{i}]"))]
        for j, word in enumerate(words):
            if b"," in word or b"\n" in word:
                wrong_value(f"{argument}[{i}][{j}]", "contains a comma or a line end")
        lines.append(b" " + b",".join(words))  # a line that begins with # would be a comment
    return b"\n".join(lines)


def function(value, argument: str):
    if not callable(value):
        wrong_type(argument, "a function", value)
    return value


def options(function: str, given: dict, known: Mapping) -> dict:
    """Returns the checked options. `known` maps the name of each option to the function that checks its value. Leaves
    out options that are None."""
    checked = {}
    for option, value in given.items():
        if option not in known:
            unknown(function, option)
        if value is not None:
            checked[option] = known[option](value, option)
    return checked


FieldValue = Union[bytes, bool, int, float]

FIELD_TYPES = ("auto", "text", "keyword", "integer", "real", "boolean", "date", "stored")  # kwic_field_type


def fields(value, argument: str) -> List[Tuple[bytes, FieldValue]]:
    """Returns the names and values of custom fields. Strings and dates become bytes."""
    if not isinstance(value, Mapping):
        wrong_type(argument, "a mapping", value)
    made = []
    for member, values in list(value.items()):
        field, at = _field_name(member, argument)
        values = values if isinstance(values, (list, tuple)) else [values]
        made += [(field, _field(each, at)) for each in values if each is not None]
    return made


def changes(value, argument: str) -> Tuple[List[Tuple[bytes, FieldValue]], List[bytes]]:
    """Returns the names and values of the fields to set, and the names of the fields to remove. A field is removed if
    its value is None or a list without values."""
    made = fields(value, argument)
    kept = {field for field, _ in made}
    names = [_field_name(member, argument)[0] for member in value]
    return made, [field for field in names if field not in kept]


def field_types(value, argument: str) -> List[Tuple[bytes, int]]:
    """Returns the names of fields and the numbers of their types."""
    if not isinstance(value, Mapping):
        wrong_type(argument, "a mapping", value)
    made = []
    for member, kind in list(value.items()):
        field, at = _field_name(member, argument)
        made.append((field, choice(*FIELD_TYPES)(kind, at)))
    return made


def _field_name(member, argument: str) -> Tuple[bytes, str]:
    """Returns the name of a field as bytes, and the argument that has the value of the field."""
    if not isinstance(member, str):
        wrong_type(f"{argument}[{member!r}]", "named by a str", member)
    at = f"{argument}.{member}"
    field = name(member, at)
    if not 1 <= len(field) <= 245:
        wrong_value(at, "is not a field name: use 1 to 245 bytes of UTF-8")
    return field, at


def _field(value, argument: str) -> FieldValue:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return text(value, argument)
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat().encode()
    if isinstance(value, numbers.Integral) and -2 ** 63 <= int(value) < 2 ** 63:
        return int(value)
    if isinstance(value, (numbers.Real, decimal.Decimal)):
        return number(value, argument)
    wrong_type(argument, "a str, number, bool, datetime.date, None, or a list of these", value)


def file_stamp(value, argument: str) -> Tuple[int, int]:
    if not isinstance(value, tuple) or len(value) != 2:
        wrong_type(argument, "a tuple of two integers", value)
    return (integer(2 ** 63 - 1, -2 ** 63)(value[0], f"{argument}[0]"), size(value[1], f"{argument}[1]"))


def spans(value, argument: str, length: int) -> List[Tuple[int, int]]:
    """Returns half-open ranges of a text of `length` bytes. The ranges must be in order and must not overlap."""
    made, end = [], 0
    for i, span in enumerate(items(value, argument)):
        at = f"{argument}[{i}]"
        bounds = [integer(length)(bound, at) for bound in items(span, at)]
        if len(bounds) != 2 or not end <= bounds[0] <= bounds[1]:
            wrong_value(at, "is not a range of bytes that follows the previous range")
        end = bounds[1]
        made.append((bounds[0], bounds[1]))
    return made
