# SPDX-License-Identifier: GPL-2.0-or-later
"""Objects of the library: requests to stop, and objects that are open until they are closed."""

import contextlib
import os
import threading
from typing import Callable, ContextManager, Iterator, NoReturn, Optional

from . import _native as c
from ._errors import ArgumentValueError, ClosedError, wrong_type


class Stop:
    """A request to stop. Pass a Stop to a search or to a Writer, and call request() in any thread. The search, and
    put(), commit() and compact() of the Writer, then raise Error (cancelled). A Stop cannot be pickled or copied."""

    def __init__(self) -> None:
        self._handle = c.library.kwic_stop_new()
        if not self._handle:
            raise MemoryError

    def request(self) -> None:
        """Requests a stop, which cannot be withdrawn."""
        c.library.kwic_stop_request(self._handle)

    @property
    def requested(self) -> bool:
        """Whether a stop was requested."""
        return c.library.kwic_stop_requested(self._handle)

    def __reduce__(self) -> NoReturn:
        _refuse_copy(self)

    def __del__(self) -> None:
        if getattr(self, "_handle", None):
            c.library.kwic_stop_free(self._handle)
            self._handle = None


def stop_handle(value, argument: str) -> int:
    """Returns the pointer to the kwic_stop of a Stop."""
    if not isinstance(value, Stop):
        wrong_type(argument, "a kwic.Stop", value)
    return value._handle


def _refuse_copy(value) -> NoReturn:
    raise TypeError(f"a kwic.{type(value).__name__} cannot be pickled or copied")


class Handle:
    """An object that is open until close() is called, its `with` block ends, or the program no longer refers to it."""

    _close: Callable
    _handle: Optional[int] = None  # has a value even if opening fails, because __del__ reads it

    def __init__(self, handle: int) -> None:
        self._name = type(self).__name__.lower()
        self._lock = threading.RLock()
        self._calls = 0
        self._is_closed = False
        self._handle = handle

    def close(self) -> None:
        """Closes the object. Does not wait for calls in progress: the last call to end frees the handle."""
        if self._handle:
            with self._lock:
                self._is_closed = True
                unused = self._take_unused()
            self._free(unused)

    @contextlib.contextmanager
    def _call(self) -> Iterator[int]:
        """Yields the handle, which stays open until the `with` block ends. Raises ClosedError if the object is closed.
        Waits for the turn of this call; see _turn()."""
        self._check_open()
        with self._turn():
            with self._lock:
                self._check_open()
                self._calls += 1
            try:
                yield self._handle
            finally:
                with self._lock:
                    self._calls -= 1
                    unused = self._take_unused()
                self._free(unused)

    def _check_open(self) -> None:
        if self._handle is None or self._is_closed:
            raise ClosedError("closed", f"{type(self).__name__} is closed", type(self).__name__.lower())

    def _turn(self) -> ContextManager:
        """Returns a context in which a call may use the handle."""
        raise NotImplementedError

    def _take_unused(self) -> Optional[int]:
        """Returns the handle, which the caller must free, if the object is closed and no call uses the handle. Returns
        None if the object is open, if a call uses the handle, or if the handle was returned before."""
        if not self._is_closed or self._calls:
            return None
        handle, self._handle = self._handle, None
        return handle

    def _free(self, handle: Optional[int]) -> None:
        if handle:
            self._close(handle)

    def __enter__(self):
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def __bool__(self) -> bool:
        """Returns True. Without this function, an object without documents would be false, because its length is 0."""
        return True

    def __reduce__(self) -> NoReturn:
        _refuse_copy(self)

    def __del__(self) -> None:
        self.close()


class OneAtATime(Handle):
    """A Handle whose calls run one after the other, because the library does not allow several threads to use it."""

    def __init__(self, handle: int) -> None:
        self._turns = threading.Lock()
        self._caller: Optional[int] = None  # the thread whose call is in progress
        super().__init__(handle)

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        """Waits for the calls of other threads. Raises ArgumentValueError in a callback of a call in progress, which
        would wait for itself."""
        if self._caller == threading.get_ident():
            message = f"the {self._name} is used by the call that called this function"
            raise ArgumentValueError("invalid_argument", message, self._name)
        with self._turns:
            self._caller = threading.get_ident()
            try:
                yield
            finally:
                self._caller = None


class _Slots:
    """Limits how many calls of all Searchers run at the same time. More calls would not be faster, and each call needs
    open files."""

    def __init__(self) -> None:
        self.renew()
        os.register_at_fork(after_in_child=self.renew)  # the threads that run calls do not exist in the child

    def renew(self) -> None:
        self.free = threading.BoundedSemaphore(max(4, 2 * (os.cpu_count() or 1)))

    @contextlib.contextmanager
    def take(self) -> Iterator[None]:
        with self.free:
            yield


_slots = _Slots()


class Parallel(Handle):
    """A Handle that several threads may use at once. The calls of all such objects in the process share a limited
    number of slots: a call that finds no free slot waits."""

    def _turn(self) -> ContextManager:
        return _slots.take()
