"""Calls of our clients against those of others: ratios of the medians of one run."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from . import peers
from .rounds import Spent, compare, server

LISTS = (
    "bare_socket",
    "httpx_json",
    "ours_low_level",
    "ours",
    "ours_low_level+fast",
    "ours+fast",
    "cloudify_rest_client",
    "stock_client",
    "openapi_generator",
)
AHEAD = [(ours, peer) for peer in ("stock_client", "openapi_generator") for ours in ("ours", "ours+fast")]
"""Pairs of contenders of which the first must be faster, by however little."""


@dataclass(frozen=True)
class Target:
    """A promise, of processor time: that of `ours` is at most `most` times that of `peer`, or at least `least` times shorter."""

    ours: str
    peer: str
    most: float | None = None
    least: float | None = None

    def reached(self, timings: dict[str, Spent]) -> tuple[float, bool]:
        """Return the ratio in the promise's own terms, and whether it is kept."""
        ratio = timings[self.ours].cpu.median / timings[self.peer].cpu.median
        if self.most is not None:
            return ratio, ratio <= self.most
        assert self.least is not None
        return 1 / ratio, 1 / ratio >= self.least


@dataclass(frozen=True)
class Contest:
    """One table of the report."""

    name: str
    title: str
    size: int
    contenders: tuple[str, ...]
    targets: tuple[Target, ...]
    calls: int

    def missing(self) -> dict[str, str]:
        """Make the contenders that have to be generated; return those that are not available here, and why."""
        reasons = {name: peers.make(name) for name in self.contenders}
        return {name: reason for name, reason in reasons.items() if reason}

    def run(self, *, smoke: bool, without: Collection[str] = ()) -> dict[str, Spent]:
        """Measure, and return the timings by contender."""
        calls, rounds = (max(2, self.calls // 10), 2) if smoke else (self.calls, 15)
        contenders = [name for name in self.contenders if name not in without]
        with server() as url:
            return dict(compare(contenders, url, self.size, calls=calls, rounds=rounds))


CONTESTS = (
    Contest(
        "list-20",
        "A typed list call of 20 items, synchronous",
        20,
        LISTS,
        (
            Target("ours", "httpx_json", most=1.0),
            Target("ours+fast", "httpx_json", most=0.6),
            Target("ours", "cloudify_rest_client", least=1.5),
            Target("ours+fast", "cloudify_rest_client", least=2.5),
            *(Target(ours, peer, least=1.0) for ours, peer in AHEAD),
        ),
        40,
    ),
    Contest(
        "list-500",
        "The same of 500 items",
        500,
        LISTS,
        (
            Target("ours", "httpx_json", most=1.0),
            Target("ours+fast", "httpx_json", most=0.55),
            Target("ours", "cloudify_rest_client", least=1.5),
            Target("ours+fast", "cloudify_rest_client", least=2.5),
            *(Target(ours, peer, least=1.0) for ours, peer in AHEAD),
        ),
        8,
    ),
    Contest(
        "aws-20",
        "An Image Builder page of 20 steps, signed",
        20,
        ("aws_httpx_json", "aws_ours", "aws_ours+fast", "boto3"),
        (
            Target("aws_ours+fast", "boto3", least=3.0),
            Target("aws_ours", "boto3", least=2.0),
            Target("aws_ours", "aws_httpx_json", most=1.0),
        ),
        40,
    ),
    Contest(
        "aws-500",
        "An Image Builder page of 500 steps, signed",
        500,
        ("aws_httpx_json", "aws_ours", "aws_ours+fast", "boto3"),
        (Target("aws_ours+fast", "boto3", least=6.0), Target("aws_ours+fast", "aws_httpx_json", most=1.0)),
        8,
    ),
    Contest(
        "async-50",
        "Asynchronous, 50 calls of 20 items in flight",
        20,
        ("bare_socket", "async_httpx", "async_ours", "async_ours+fast"),
        (Target("async_ours", "async_httpx", most=0.55), Target("async_ours+fast", "async_httpx", most=0.13)),
        200,
    ),
    Contest(
        "async-500",
        "Asynchronous, 500 calls of 20 items in flight",
        20,
        ("async_httpx_500", "async_ours_500", "async_ours_500+fast"),
        (
            Target("async_ours_500", "async_httpx_500", most=0.55),
            Target("async_ours_500+fast", "async_httpx_500", most=0.13),
        ),
        500,
    ),
    Contest(
        "look",
        "A look of a wait, whole: one run, its state read",
        1,
        ("look_httpx_json", "look", "look+fast"),
        (Target("look+fast", "look_httpx_json", most=1.0),),
        40,
    ),
    *(
        Contest(
            name,
            title,
            size,
            (peer, ours, f"{ours}+fast"),
            (Target(ours, peer, most=1.0), Target(f"{ours}+fast", peer, most=1.0)),
            40,
        )
        for name, title, size, peer, ours in (
            ("adobe-12", "An Adobe execution of 12 steps, each read", 12, "adobe_httpx_json", "adobe_ours"),
            (
                "code-stream-40",
                "A Code Stream execution of 40 tasks, each read",
                40,
                "code_stream_httpx_json",
                "code_stream_ours",
            ),
            (
                "aspera-100",
                "An Aspera work step of 100 outputs, each read",
                100,
                "aspera_httpx_xmltodict",
                "aspera_ours",
            ),
        )
    ),
)
