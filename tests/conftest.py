"""Nothing here builds data: a test makes what it needs with factories, in its own body."""
