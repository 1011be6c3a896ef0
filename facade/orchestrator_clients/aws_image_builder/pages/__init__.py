"""Lists by AWS's one rule: `nextToken` in, `nextToken` out, missing or empty at the end."""
