"""A work step with its variables gives equal objects, whether it comes as XML or as JSON."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients.aspera_orchestrator import reading
from tests.systems.aspera_orchestrator.unit.desk import body
from tests.systems.aspera_orchestrator.unit.rails import written

VARIABLE = st.fixed_dictionaries(
    {
        "name": st.text("abc _-", min_size=1, max_size=8),
        "id": st.integers(1, 10**9),
        "type": st.sampled_from(["string", "hash", "array", "int", "flag", "date", "object", "new"]),
        # What XML can carry: no control characters, no lone CR.
        "value": st.text(
            st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
        )
        | st.sampled_from(['{"a"=>1}', '{"a": [1, null]}', "[:x]", "12", "true", "", " ", "2014-11-24T16:48:39Z"])
        | st.none(),
    }
)
VARIABLES = st.lists(VARIABLE, max_size=3, unique_by=lambda one: one["name"])
DATE = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(
    lambda d: d.replace(microsecond=0).isoformat() + "Z"
)
STEP = st.fixed_dictionaries(
    {"id": st.integers(1, 10**9), "status": st.sampled_from(["Complete", "In Progress", "Brand new"])},
    optional={
        "workOrder_id": st.integers() | st.none(),
        "step_id": st.integers(-5, 5) | st.none(),
        "workStepName": st.text("añ <&>'\"", max_size=9) | st.none(),
        "completion_date": DATE | st.none(),
        "journaling": st.booleans() | st.none(),
        "percent_complete": st.integers(0, 100),
        "activation_time": DATE,
    },
)
DOCUMENT = st.fixed_dictionaries(
    {"inputs": VARIABLES, "carry_thrus": VARIABLES, "work_step": STEP, "outputs": VARIABLES}
)


@given(DOCUMENT)
def test_xml_and_json_of_one_document_give_equal_objects(document: dict[str, Any]) -> None:
    in_json = json.dumps(document).replace(':00Z"', ':00.250Z"')
    in_xml = written("Work_step_status", document, dates=True)
    from_json, from_xml = (reading.work_step_status(body(content)) for content in (in_json, in_xml))
    assert from_xml == from_json
    assert list(from_xml.outputs) == [one["name"] for one in document["outputs"]]
