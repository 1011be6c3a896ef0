"""Lists of executions, pipelines and variables."""
