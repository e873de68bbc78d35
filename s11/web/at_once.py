"""How many papers are made at the same time: the other threads of `s11 serve` answer everybody else."""

from collections.abc import Callable
from functools import wraps
from threading import BoundedSemaphore

from flask.typing import ResponseReturnValue
from werkzeug.exceptions import TooManyRequests

AT_ONCE = 4  # of eight threads
SECONDS = 30

View = Callable[..., ResponseReturnValue]


class TooManyAtOnce(TooManyRequests):
    """So many papers are being made that this one has to wait."""


def few_at_once(at_once: int = AT_ONCE) -> Callable[[View], View]:
    """Let only so many of the views be at work at the same time; whoever comes beyond that is asked to wait."""
    few = BoundedSemaphore(at_once)

    def hold(view: View) -> View:
        @wraps(view)
        def held(**values: object) -> ResponseReturnValue:
            if not few.acquire(blocking=False):
                raise TooManyAtOnce(retry_after=SECONDS)
            try:
                return view(**values)
            finally:
                few.release()

        return held

    return hold
