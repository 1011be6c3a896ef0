"""A DAG of all five systems; as a program it runs once."""

from datetime import datetime

from orchestrators_airflow.operators import (
    AdobeCloudManagerOperator,
    AsperaOrchestratorOperator,
    AwsImageBuilderOperator,
    CloudifyOperator,
    VmwareCodeStreamOperator,
)

try:
    from airflow.sdk import DAG
except ImportError:  # Airflow 2
    from airflow import DAG

with DAG("five", schedule=None, start_date=datetime(2026, 1, 1)) as dag:
    AdobeCloudManagerOperator(task_id="adobe_cloud_manager", program_id="19905", pipeline_id="48213", poll=0.2)
    AwsImageBuilderOperator(
        task_id="aws_image_builder",
        image_pipeline_arn="arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/web-base",
        poll=0.2,
    )
    VmwareCodeStreamOperator(task_id="vmware_code_stream", project="Portal", pipeline="ship", poll=0.2)
    CloudifyOperator(task_id="cloudify", deployment_id="web", workflow_id="install", poll=0.2)
    AsperaOrchestratorOperator(task_id="aspera_orchestrator", workflow_id=12, inputs={"file": "a.mov"}, poll=0.2)

if __name__ == "__main__":
    print("the DAG run ended as", dag.test().state)
