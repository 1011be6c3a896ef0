"""What the five clients have in common."""
