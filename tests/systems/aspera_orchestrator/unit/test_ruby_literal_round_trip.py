"""Ruby literals: what Ruby would print for a value, in each style, is read back as what JSON would have for it."""

from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients.aspera_orchestrator import ruby_literal
from tests.systems.aspera_orchestrator.unit.ruby import SYMBOL_KEYS, Hash, Ruby, Style, Symbol, as_json, inspect

# Bytes that are no UTF-8 become surrogate escapes; all that real text or real bytes give.
TEXTS = (
    st.text()
    | st.text("ab \\\"'#{}$@[]=>:,\n\x00é😀")
    | st.binary().map(lambda raw: raw.decode("utf-8", "surrogateescape"))
)
SYMBOLS = st.builds(Symbol, st.sampled_from(SYMBOL_KEYS) | TEXTS)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS | SYMBOLS
VALUES: st.SearchStrategy[Ruby] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner) | st.builds(Hash, st.lists(st.tuples(SCALARS | SYMBOLS | inner, inner))),
    max_leaves=20,
)
STYLES = st.builds(Style, st.booleans(), st.booleans())


@given(VALUES, STYLES)
def test_reads_what_inspect_prints(value: Ruby, style: Style) -> None:
    text = inspect(value, style)
    assert ruby_literal.loads(text) == as_json(value, style)
    assert ruby_literal.loads(text.encode("utf-8", "surrogateescape")) == as_json(value, style)


@given(VALUES, STYLES, st.data())
def test_white_space_between_tokens_changes_nothing(value: Ruby, style: Style, data: st.DataObject) -> None:
    space = data.draw(st.text(" \t\r\n"))
    parts = [inspect(value, style), inspect(value, style)]
    text = space + "[" + space + (space + "," + space).join(parts) + space + "]" + space
    assert ruby_literal.loads(text) == [as_json(value, style)] * 2
