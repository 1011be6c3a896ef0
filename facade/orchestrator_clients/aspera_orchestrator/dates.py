"""Reads the date and time texts of Aspera Orchestrator: five forms, all for one instant."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

__all__ = ["instant"]

_TIME: Final = r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)"
_ZONE: Final = r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)"
# 2014-11-24T16:48:39Z (the vendor's help page "Check the Status of a Specific Step"), also with a fraction or
# an offset (measured with ActiveSupport 6.1); 2014-11-25 13:11:35 UTC and 2016-01-12 19:11:57 (the vendor's
# help on neighbouring calls). No zone means UTC, as in Rails.
_DAY: Final = r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
_ISO: Final = re.compile(rf"{_DAY}[T ]{_TIME}(?:\.\d+)? ?{_ZONE}?", re.ASCII)
# Tue Jan 17 21:47:00 UTC 2017: how Ruby 1.8 prints a time (the vendor's help on resetting a work order).
_RUBY_1_8: Final = re.compile(
    rf"[A-Z][a-z]{{2}} (?P<month>[A-Z][a-z]{{2}}) (?P<day>\d\d) {_TIME} {_ZONE} (?P<year>\d{{4}})", re.ASCII
)
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def instant(text: str) -> datetime | None:
    """The moment that `text` names, in UTC and whole seconds, or None if it names none.

    Two answers of one server are equal at this precision only: newer Rails writes milliseconds into JSON but
    not into XML (measured with ActiveSupport 6.1). A zone that is a mere name, as `PST`, is not guessed at.
    """
    found = _ISO.fullmatch(text.strip()) or _RUBY_1_8.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return _moment(found).astimezone(UTC)
    except (ValueError, OverflowError):  # the 31st of February, an offset of 99 hours, a year 0
        return None


def _moment(found: re.Match[str]) -> datetime:
    month = found["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
    year, day, hour, minute, second = map(int, found.group("year", "day", "hour", "minute", "second"))
    return datetime(year, number, day, hour, minute, second, tzinfo=_zone(found["zone"]))


def _zone(text: str | None) -> timezone:
    if text is None or text.isalpha():
        return UTC
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(-offset if text[0] == "-" else offset)
