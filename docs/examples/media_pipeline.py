"""Sends a file through a workflow of Aspera Orchestrator, and reads what came of it in the three formats the product answers in.

    python media_pipeline.py WORKFLOW FILE

WORKFLOW is a name or an id. With ASPERA_URL, ASPERA_USER and ASPERA_PASSWORD it talks to that server, without them to a simulator
in this process.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from orchestrator_clients import AsperaOrchestrator


@contextmanager
def connected() -> Iterator[AsperaOrchestrator]:
    """Give the client of the real server, or that of a simulator."""
    if "ASPERA_URL" in os.environ:
        auth = os.environ["ASPERA_USER"], os.environ["ASPERA_PASSWORD"]
        with AsperaOrchestrator(os.environ["ASPERA_URL"], auth=auth) as aspera:
            yield aspera
    else:
        from orchestrator_clients.testing import AsperaOrchestratorSimulator

        with AsperaOrchestratorSimulator() as simulator, simulator.client() as aspera:
            yield aspera


def main(workflow: str, file: str) -> None:
    """Start the workflow, wait, and print what each step gave."""
    with connected() as aspera:
        run = aspera.start(workflow, inputs={"file": file}).wait(timeout=3600)
        print(run.id, run.state.value)
        for step in run.steps:
            as_json = aspera.work_steps.get(work_order_id=int(run.id), step_name=step.name, format="json")
            as_xml = aspera.work_steps.get(work_order_id=int(run.id), step_name=step.name, format="xml")
            word = aspera.work_steps.status(work_order_id=int(run.id), step_name=step.name)  # plain text
            print(step.name, word, "alike" if as_json.outputs == as_xml.outputs else "different")
            for name, variable in as_xml.outputs.items():
                print(f"  {name} = {variable.value!r}")


if __name__ == "__main__":
    main(*sys.argv[1:])
