# SPDX-License-Identifier: GPL-2.0-or-later
"""The exceptions of the module."""

from typing import NoReturn, Optional


class Error(Exception):
    """A failure. `code` is the name of a kwic_status, such as `not_found`, or `closed`. If an argument is wrong, `code`
    is `invalid_argument` and `argument` is the name of the argument, such as `limit`. If an object is closed,
    `argument` is the name of the object, such as `writer`. Otherwise, `argument` is None."""

    def __init__(self, code: str, message: str, argument: Optional[str] = None) -> None:
        super().__init__(code, message, argument)  # unpickling calls the class with these arguments
        self.code = code
        self.argument = argument

    def __str__(self) -> str:
        return self.args[1]


class ArgumentTypeError(Error, TypeError):
    """An argument has a wrong type, or does not exist."""


class ArgumentValueError(Error, ValueError):
    """An argument has the right type and a wrong value."""


class ClosedError(Error, ValueError):
    """A call with a closed object."""


def wrong_type(argument: str, expected: str, value) -> NoReturn:
    message = f"{argument} must be {expected}, not {type(value).__name__}"
    raise ArgumentTypeError("invalid_argument", message, argument)


def wrong_value(argument: str, cause: str) -> NoReturn:
    """Raises the exception for a wrong value. `cause` follows the name of the argument in the message."""
    raise ArgumentValueError("invalid_argument", f"{argument} {cause}", argument)


def unknown(function: str, argument: str) -> NoReturn:
    raise ArgumentTypeError("invalid_argument", f"{function}() has no argument '{argument}'", argument)


def failure(code: str, message: str, argument: Optional[str] = None) -> Error:
    """Returns the exception for a failure of the library. If `code` is `invalid_argument`, `argument` is the name of
    the argument that the library refuses."""
    if code != "invalid_argument":
        return Error(code, message)
    is_named = argument is None or message.startswith(argument)
    return ArgumentValueError(code, message if is_named else f"{argument}: {message}", argument)
