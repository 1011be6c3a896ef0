"""Airflow operators for the executions of five systems; see the README of the distribution."""
