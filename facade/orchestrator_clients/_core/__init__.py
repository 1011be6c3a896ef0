"""What the five clients share: sending over HTTP, retry, errors, authentication, paging, redaction."""
