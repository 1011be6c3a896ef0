"""The pages that scripts/docs makes from the code say all that the code says."""

from __future__ import annotations

from importlib import import_module

import pytest

import orchestrator_clients
from documentation import commands, copied, errors, reference, systems
from documentation.calls import System
from orchestrator_clients import OrchestratorError
from orchestrator_clients._registry import OWN, Registered
from orchestrator_clients.cli._main import orchestrators

BY_KEY = pytest.mark.parametrize("system", OWN, ids=lambda system: system.key)
FOR_CLIENT_API_ALONE = {"aspera_orchestrator": {"get_work_order_status"}}
"""Operations that no method sends."""


@BY_KEY
def test_each_word_of_a_vendor_is_in_its_page_with_its_state(system: Registered) -> None:
    page = systems.page(system)
    for word, state in import_module(f"{system.package}.tables").STATES.items():
        assert f"| `{word}` | `{state.name}` |" in page


@BY_KEY
def test_each_service_of_a_client_is_in_its_page_with_its_class(system: Registered) -> None:
    page = systems.page(system)
    services = systems.services(system.clients()[0], System(system.key, {}))
    assert {"targets", "executions"} & services.keys()
    for name, cls in services.items():
        assert f"| `client.{name}` | [`{cls.__name__}`](#{cls.__module__}.{cls.__name__}) | " in page
        assert f"::: {cls.__module__}.{cls.__name__}\n" in page


def test_a_column_without_remarks_is_left_out() -> None:
    (cloudify,) = (one for one in OWN if one.key == "cloudify")
    assert "remark" not in systems.page(cloudify)
    assert any("| remark |" in systems.page(one) for one in OWN)


@BY_KEY
def test_each_method_is_in_the_table_once(system: Registered) -> None:
    rows = [line.split(" | ")[0] for line in systems.page(system).splitlines() if line.startswith("| `")]
    assert rows.count("| `check`") <= 1  # what the check of the base sends is in docs/starts.md
    assert [row for row in set(rows) if "." in row and rows.count(row) > 1] == []


@BY_KEY
def test_the_page_of_a_system_begins_with_an_example(system: Registered) -> None:
    head, _, _ = systems.page(system).partition("## What the words mean")
    assert f"with {system.client}(" in head


@BY_KEY
def test_each_operation_is_said_to_be_sent_by_some_method(system: Registered) -> None:
    page = systems.page(system)
    operations = import_module(f"orchestrator_api.{system.key}.operations").OPERATIONS
    lacking = {name for name, one in operations.items() if f"`{name}` | `{one.method} {one.path}`" not in page}
    assert lacking == FOR_CLIENT_API_ALONE.get(system.key, set())


@pytest.mark.parametrize(
    ("key", "service", "method", "sent"),
    [
        ("adobe_cloud_manager", "executions", "start", ["start_pipeline"]),
        ("aspera_orchestrator", "work_orders", "start", ["initiate_work_order", "initiate_work_order_by_query"]),
        ("aws_image_builder", "images", "cancel", ["cancel_image_creation"]),
        ("cloudify", "executions", "latest", ["get_execution", "get_deployment"]),
        ("vmware_code_stream", "executions", "delete", ["delete_execution"]),
    ],
)
def test_what_a_method_sends_is_found_in_the_source(key: str, service: str, method: str, sent: list[str]) -> None:
    (system,) = (one for one in OWN if one.key == key)
    calls = System(key, import_module(f"orchestrator_api.{key}.operations").OPERATIONS)
    assert calls.sent(systems.services(system.clients()[0], calls)[service], method) == sent


def test_each_error_is_told_with_whether_it_may_be_made_again() -> None:
    page = errors.page()
    kinds = [getattr(orchestrator_clients, name) for name in orchestrator_clients.__all__]
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, OrchestratorError):
            (line,) = (line for line in page.splitlines() if f"`{kind.__name__}` |" in line)
            assert line.endswith(f"| {errors.again(kind)} |")
    assert "find_out" in errors.again(orchestrator_clients.OutcomeUnknownError)


def test_each_command_and_option_is_in_the_reference() -> None:
    page = commands.page()
    for name, command in orchestrators.commands.items():
        assert f"## orchestrators {name}\n" in page
        for parameter in command.params:
            assert all(option in page for option in parameter.opts if option.startswith("--"))


def test_what_all_systems_share_is_in_the_reference() -> None:
    page = reference.page("reference.md")
    assert "::: orchestrator_clients.wait_many\n" in page
    placed = [name for names in reference.GROUPS.values() for name in names]
    assert sorted(placed) == sorted(reference.shown(orchestrator_clients))
    assert "AsyncExecution" not in page
    assert "UsageError" not in page


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("README.md", "](testing.md)"),
        ("docs/security.md", "](security-policy.md)"),
        ("README.md", "](engines.md)"),
    ],
)
def test_links_of_documents_lead_to_pages(document: str, words: str) -> None:
    assert words in copied.text_of(document, copied.pages())


def test_each_document_has_its_place_in_the_site() -> None:
    navigation = (copied.ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [page for page in copied.pages().values() if f": {page}\n" not in navigation] == []
