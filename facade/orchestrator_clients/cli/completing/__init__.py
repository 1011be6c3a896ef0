"""What the shell is told when somebody presses the tab key: quickly, quietly, and without a secret."""
