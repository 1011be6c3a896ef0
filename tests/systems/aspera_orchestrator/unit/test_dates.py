"""Points in time, in the forms that Rails and Ruby print."""

from datetime import UTC, datetime

import pytest

from orchestrator_clients.aspera_orchestrator.dates import instant


@pytest.mark.parametrize(
    "text",
    [
        "2014-11-24T16:48:39Z",
        "2014-11-24T16:48:39.000Z",
        "2014-11-24T16:48:39.999999999Z",
        "2014-11-24T08:48:39-08:00",
        "2014-11-24T22:18:39.5+05:30",
        "2014-11-24 16:48:39 UTC",
        "2014-11-24 17:48:39 +0100",
        "2014-11-24 16:48:39 GMT",
        "2014-11-24 16:48:39",
        " 2014-11-24T16:48:39 \n",
        "Mon Nov 24 16:48:39 UTC 2014",
        "Mon Nov 24 17:48:39 +0100 2014",
    ],
)
def test_instant(text: str) -> None:
    moment = instant(text)
    assert moment == datetime(2014, 11, 24, 16, 48, 39, tzinfo=UTC)
    assert moment is not None
    assert moment.tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "2014-11-24",
            "16:48:39",
            "yesterday",
            "2014-11-24T16:48Z",
            "1416847719",
            "٢٠١٤-11-24T16:48:39Z",
        ),
        *("2014-02-30T16:48:39Z", "2014-11-24T25:00:00Z", "2014-11-24T16:48:60Z", "0000-01-01T00:00:00Z"),
        *("2014-11-24T16:48:39+99:00", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00"),
        *("Mon Nov 24 16:48:39 PST 2014", "Mon Nov 24 16:48:39 2014", "Mon Foo 24 16:48:39 UTC 2014"),
        *(
            "2014-11-24T16:48:39Z.",
            "2014-11-24T16:48:39." + "1" * 1_000_000 + "x",
            "2014-11-24 16:48:39" + " " * 1_000_000 + "x",
        ),
    ],
    ids=lambda text: ascii(text[:30]),
)
def test_no_instant(text: str) -> None:
    assert instant(text) is None
