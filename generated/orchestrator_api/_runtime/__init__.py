"""What the generated packages share, those that others generate included: written by hand, unlike the packages.

It is not for users: `orchestrator_api.<system>` has under its own names (`types`, `errors`, `client`) what they need.
"""
