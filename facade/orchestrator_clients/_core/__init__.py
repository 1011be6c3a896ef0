"""What the five clients share: one HTTP seam, retry, errors, authentication, paging, redaction."""
