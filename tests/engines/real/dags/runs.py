"""The DAGs of the real run: all five systems deferred and not, a gate, and many waits."""

from __future__ import annotations

import os
from datetime import datetime, timedelta

from airflow.providers.standard.operators.hitl import ApprovalOperator
from airflow.sdk import DAG
from orchestrators_airflow.gates import DecideOperator
from orchestrators_airflow.operators import (
    AdobeCloudManagerOperator,
    AsperaOrchestratorOperator,
    AwsImageBuilderOperator,
    CloudifyOperator,
    VmwareCodeStreamOperator,
)
from orchestrators_airflow.sensors import RunSensor

START, PIPELINE = datetime(2026, 1, 1), "arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/web-base"
SENSORS, EACH = int(os.environ.get("ENGINES_SENSOR_DAGS", "10")), 50

for name, deferrable in (("five", True), ("here", False)):
    tries = {"retries": 2, "retry_delay": timedelta(seconds=1), "deferrable": deferrable, "poll": 1.0}
    with DAG(name, schedule=None, start_date=START, default_args=tries) as dag:
        AdobeCloudManagerOperator(task_id="adobe_cloud_manager", program_id="19905", pipeline_id="48213")
        AwsImageBuilderOperator(task_id="aws_image_builder", image_pipeline_arn=PIPELINE)
        VmwareCodeStreamOperator(task_id="vmware_code_stream", project="Portal", pipeline="ship")
        CloudifyOperator(task_id="cloudify", deployment_id="web", workflow_id="install")
        AsperaOrchestratorOperator(task_id="aspera_orchestrator", workflow_id=12, inputs={"file": "a.mov"})
    globals()[name] = dag

with DAG(
    "gate", schedule=None, start_date=START, default_args={"retries": 2, "retry_delay": timedelta(seconds=1)}
) as gate:
    until = AdobeCloudManagerOperator(
        task_id="until", program_id="19905", pipeline_id="48213", poll=1.0, until=["waiting"]
    )
    where = {"system": "adobe_cloud_manager", "conn_id": "adobe_cloud_manager_default"}
    token = "{{ ti.xcom_pull('until')['token'] }}"
    ask = ApprovalOperator(task_id="ask", subject="Is it to be deployed?")
    decide = DecideOperator(task_id="decide", token=token, **where)
    until >> ask >> decide >> RunSensor(task_id="rest", token=token, poll=1.0, **where)

for number in range(SENSORS):
    with DAG(f"many_{number}", schedule=None, start_date=START, max_active_tasks=EACH) as dag:
        for one in range(EACH):
            RunSensor(
                task_id=f"wait_{one}",
                system="cloudify",
                conn_id="cloudify_default",
                token="{{ dag_run.conf['tokens'][" + str(one) + "] }}",
                start_from_trigger=True,
            )
    globals()[f"many_{number}"] = dag
