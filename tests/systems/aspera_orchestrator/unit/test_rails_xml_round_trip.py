"""Rails XML: what an independent writer of the same rules writes of a value is read as that value."""

from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients.aspera_orchestrator import rails_xml
from orchestrator_clients.aspera_orchestrator.rails_xml import Json
from tests.systems.aspera_orchestrator.unit.rails import written

NAMES = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,8}", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
VALUES: st.SearchStrategy[Json] = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner, min_size=1),
    max_leaves=20,
)


@given(st.dictionaries(NAMES, VALUES, min_size=1))
def test_reads_what_rails_writes(value: dict[str, Json]) -> None:
    assert rails_xml.loads(written("Any_root", dict(value)).encode()) == value
