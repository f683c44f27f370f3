"""Closing: what is let go of at the end of a `with`."""

from types import TracebackType
from typing import Self


class Closing:
    """Whatever has to be closed; a `with` does it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file or server."""
        raise NotImplementedError
