"""Errors raised by the generated functions."""

_EXCERPT = 200


class UnexpectedStatus(Exception):
    """Raised for a status that is no success when `raise_on_unexpected_status` is set; `content` is the whole body."""

    def __init__(self, status_code: int, content: bytes):
        self.status_code = status_code
        self.content = content
        super().__init__(f"unexpected status {status_code} with a body of {len(content)} bytes")


class DecodeError(ValueError):
    """Raised for an answer that does not have the shape of its model.

    `path` says which field, such as `items[3].status` (empty: the whole body), `reason` why, and `excerpt` holds the
    first bytes of the body.
    """

    def __init__(self, path: str, reason: str, body: bytes = b""):
        self.path: str = path
        self.reason: str = reason
        self.excerpt: bytes = body[:_EXCERPT]
        super().__init__(f"{path or 'body'}: {reason}")

    @classmethod
    def at(cls, path: str, value: object, error: Exception, body: bytes = b"") -> "DecodeError":
        """Return the error one level further out: inside `path`, for `value` that raised `error`."""
        if isinstance(error, DecodeError):
            separator = "." if path and error.path and not error.path.startswith("[") else ""
            return cls(f"{path}{separator}{error.path}", error.reason, body)
        if isinstance(error, (AttributeError, TypeError)) and not isinstance(value, dict):
            return cls(path, f"expected an object, got {type(value).__name__}", body)
        return cls(path, f"{type(error).__name__}: {error}"[:_EXCERPT], body)


__all__ = ["DecodeError", "UnexpectedStatus"]
