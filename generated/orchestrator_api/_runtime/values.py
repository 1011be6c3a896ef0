"""Values that JSON does not have: what is not there, files, objects with further fields, words that may be new."""

from collections.abc import Mapping
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Generic, Literal, Self, TypeVar

from attrs import define

T = TypeVar("T")


class Unset:
    """The type of `UNSET`: a field the server did not send, or an argument the caller did not give."""

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        return "UNSET"  # there is one, for all systems


UNSET: Unset = Unset()

MISSING: Any = UNSET
"""`UNSET` in a field that the spec requires and the server did not send: rather that than losing the whole answer."""

FileContent = IO[bytes] | bytes | str
FileTypes = tuple[str | None, FileContent, str | None] | tuple[str | None, FileContent, str | None, Mapping[str, str]]
RequestFiles = list[tuple[str, FileTypes]]


@define
class File:
    """A request body that is sent as it is, for example YAML."""

    payload: BinaryIO
    file_name: str | None = None
    mime_type: str | None = None

    def to_tuple(self) -> FileTypes:
        """Return what httpx accepts for multipart/form-data."""
        return self.file_name, self.payload, self.mime_type


class Open(Generic[T]):
    """An object with fields that the spec does not know: they are in `additional_properties`, and are had as those of a dict."""

    __slots__ = ()

    additional_properties: dict[str, T]

    if not TYPE_CHECKING:  # for whom any name would then be an attribute

        def __getattr__(self, name: str) -> Any:
            # Few objects have such fields, and there may be thousands: the dict is made when somebody looks at it.
            if name != "additional_properties":
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            self.additional_properties = {}
            return self.additional_properties

    @property
    def additional_keys(self) -> list[str]:
        """Return the names of the fields that the spec does not know."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> T:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: T) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties


class Words(StrEnum):
    """An enum that is open: a text that the spec does not know is a member of its own, which keeps it."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._value_ = value
        # "STARTED" is no word of the server's, and not the member STARTED, which is another word.
        member._name_ = repr(value) if value in cls.__members__ else value
        return member

    @property
    def is_known(self) -> bool:
        """Whether the spec knows the word."""
        return self._value_ in type(self)._value2member_map_

    def __repr__(self) -> str:
        return super().__repr__() if self.is_known else f"{type(self).__name__}({self._value_!r})"
