"""Functions that run with a recording of their own."""

from __future__ import annotations

import functools
import inspect
import uuid
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, TypeVar

from ._recordings import get_thread_local_data_recording

if TYPE_CHECKING:
    from .recording_stream import RecordingStream

_Func = TypeVar("_Func", bound=Callable[..., Any])


def thread_local_stream(application_id: str) -> Callable[[_Func], _Func]:
    """Decorator: every call of the function logs to a recording of its own.

    The files of that recording are complete when the call returns; a generator's, when it ends.
    """
    from .recording_stream import RecordingStream

    def decorate(func: _Func) -> _Func:
        if inspect.isgeneratorfunction(func):

            @functools.wraps(func)
            def run_generator(*args: Any, **kwargs: Any) -> Generator[Any, Any, Any]:
                stream = RecordingStream(application_id, recording_id=uuid.uuid4())
                try:
                    result = yield from _drive(func(*args, **kwargs), stream)
                finally:
                    stream.disconnect()
                return result

            return run_generator  # type: ignore[return-value]

        @functools.wraps(func)
        def run(*args: Any, **kwargs: Any) -> Any:
            with RecordingStream(application_id, recording_id=uuid.uuid4()):
                return func(*args, **kwargs)

        return run  # type: ignore[return-value]

    return decorate


def recording_stream_generator_ctx(func: _Func) -> _Func:
    """Decorator for generator functions that run inside a recording's context.

    The recording that is set when the generator starts is set again whenever it runs, and not while it waits.
    """

    @functools.wraps(func)
    def run_generator(*args: Any, **kwargs: Any) -> Generator[Any, Any, Any]:
        stream = get_thread_local_data_recording()
        generator = func(*args, **kwargs)
        if stream is None:
            return (yield from generator)
        return (yield from _drive(generator, stream))

    return run_generator  # type: ignore[return-value]


def _drive(generator: Generator[Any, Any, Any], stream: RecordingStream) -> Generator[Any, Any, Any]:
    """Runs a generator with its recording set only while it works."""
    resume: Callable[[], Any] = functools.partial(next, generator)
    try:
        while True:
            try:
                with stream._entered():
                    value = resume()
            except StopIteration as end:
                return end.value
            try:
                sent = yield value
            except GeneratorExit:
                raise
            except BaseException as error:
                resume = functools.partial(generator.throw, error)
            else:
                resume = functools.partial(generator.send, sent)
    finally:
        with stream._entered():
            generator.close()
