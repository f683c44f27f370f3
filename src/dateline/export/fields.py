"""Fields: what a column or property is called, holds and is taken from; a layout is fields in their order."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

T = TypeVar("T")  # what a row is made of: a Report, a Statement

KINDS = ("string", "integer", "number", "boolean", "date", "list")  # list: of strings
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
ALL_STATUSES = ("asserted", "future", "hypothetical", "negated", "historical")


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """One column."""

    name: str
    kind: str  # one of KINDS
    about: str  # what it holds, in a line
    of: Callable[[T], object]  # None where there is nothing


@dataclass(frozen=True, slots=True)
class Layout(Generic[T]):
    """The columns of one data set, and which events it records."""

    name: str
    about: str
    key: str  # the column that no two rows share
    fields: tuple[Field[T], ...]
    joint: str = "; "  # between the values of a list, where a cell holds one string
    statuses: tuple[str, ...] = ALL_STATUSES  # of the events written where the user names none
    records: Callable[[T], bool] = field(default=lambda row: True)  # is the event of the kind it is about?
    delimiter: str = ","  # of the data set's own files
    header: bool = True  # has its own file a header?
    shown: tuple[str, ...] = ()  # the columns that a short view shows; none: the first ten
    whole: Callable[[T], dict[str, Any]] | None = None  # the object of a line of JSON; None: name → value

    @property
    def names(self) -> list[str]:
        """The column names in their order."""
        return [column.name for column in self.fields]

    def row(self, of: T) -> list[object]:
        """The values, in the order of the fields; lists of strings stay lists."""
        return [column.of(of) for column in self.fields]

    def object(self, of: T) -> dict[str, Any]:
        """The values by name."""
        return dict(zip(self.names, self.row(of), strict=True))


def as_cell(value: object, joint: str) -> object:
    """The value as one cell of a text file: None empty, lists joined, a truth value as true or false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return joint.join(map(str, value)) if isinstance(value, list | tuple) else value


def storable(value: object, kind: str) -> object:
    """The value as a typed column holds it; a whole number beyond 64 bits, which no text means, is None."""
    if kind == "integer" and isinstance(value, int) and not -(2**63) <= value < 2**63:
        return None
    return value


def guarded(value: object) -> object:
    """Text that a spreadsheet would take for a formula gets an apostrophe; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
