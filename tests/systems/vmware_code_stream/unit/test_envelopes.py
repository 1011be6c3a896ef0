"""Pages: the order of `links`, and when a list ends."""

from collections.abc import Iterable
from typing import Any

import pytest

from orchestrator_api.vmware_code_stream.models import Executions
from orchestrator_clients import DecodeError, UsageError
from orchestrator_clients.vmware_code_stream.envelopes import Place, documents, page_of, size_of_page


def envelope(*links: str, shown: str | None = None, **fields: Any) -> Executions:
    names = links if shown is None else shown
    return Executions.from_dict({"links": list(links), "documents": {n: {"id": n} for n in names}, **fields})


def ids_of(raws: Iterable[Any]) -> list[str]:
    return [raw.id for raw in raws]


@pytest.mark.parametrize(
    ("answer", "order"),
    [
        (envelope("b", "a", shown="ab"), "ba"),
        (envelope("b", shown="abc"), "bac"),
        (envelope("b", "b", "a", shown="ab"), "ba"),
        (Executions.from_dict({"documents": {"a": {"id": "a"}}}), "a"),
        (Executions.from_dict({"documents": {}}), ""),
        (Executions.from_dict({"links": []}), ""),
        (Executions.from_dict({"count": 0}), ""),
        (Executions.from_dict({"totalCount": 0}), ""),
    ],
)
def test_documents_come_in_the_order_of_links(answer: Executions, order: str) -> None:
    assert "".join(documents(answer, "list_executions")) == order


@pytest.mark.parametrize(
    ("answer", "path"),
    [
        (Executions.from_dict({}), "documents"),
        (Executions.from_dict({"count": 3}), "documents"),
        (Executions.from_dict({"links": ["a"]}), "documents"),
    ],
)
def test_what_is_no_list_is_an_error(answer: Executions, path: str) -> None:
    with pytest.raises(DecodeError) as caught:
        documents(answer, "list_executions")
    assert caught.value.path == path


def test_a_link_without_its_document_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    assert list(documents(envelope("a", "x", shown="a"), "list_executions")) == ["a"]
    assert "a link of the list has no document" in caplog.text


@pytest.mark.parametrize(
    ("answer", "skip", "next_skip"),
    [
        (envelope("a", "b"), 0, 2),  # full
        (envelope("a"), 0, None),  # short
        (envelope(), 4, None),  # empty
        (envelope("a", "b", totalCount=2), 0, None),
        (envelope("a", "b", totalCount=3), 0, 2),
        (envelope("a", totalCount=9), 0, 1),  # the server gives less than was asked for
        (envelope("a", totalCount=9), 8, None),
        (envelope(totalCount=9), 4, None),
        (envelope("a", "b", totalCount="9"), 0, 2),
    ],
)
def test_when_a_list_goes_on(answer: Executions, skip: int, next_skip: int | None) -> None:
    page = page_of(answer, Place(skip), 2, ids_of, "list_executions")
    assert (page.next.skip if isinstance(page.next, Place) else page.next) == next_skip


def test_what_moved_onto_the_next_page_is_told_once() -> None:
    place = Place()
    first = page_of(envelope("c", "b"), place, 2, ids_of, "list_executions")
    assert isinstance(first.next, Place)
    second = page_of(envelope("b", "a"), first.next, 2, ids_of, "list_executions")
    assert [*first.items, *second.items] == ["c", "b", "a"]


def test_a_page_with_nothing_new_is_an_error() -> None:
    first = page_of(envelope("b", "a"), Place(), 2, ids_of, "list_executions")
    assert isinstance(first.next, Place)
    with pytest.raises(DecodeError, match="repeated") as caught:
        page_of(envelope("b", "a"), first.next, 2, ids_of, "list_executions")
    assert caught.value.retry_safe


@pytest.mark.parametrize(("page_size", "limit", "size"), [(100, None, 100), (100, 7, 7), (10, 70, 10), (10, 0, 10)])
def test_no_more_is_asked_for_than_is_wanted(page_size: int, limit: int | None, size: int) -> None:
    assert size_of_page(page_size, limit) == size


@pytest.mark.parametrize(
    ("page_size", "limit"), [(0, None), (-1, None), (2.5, None), (True, None), (10, -1), (10, "3")]
)
def test_bad_sizes(page_size: Any, limit: Any) -> None:
    with pytest.raises(UsageError, match="page_size|limit"):
        size_of_page(page_size, limit)
