"""Orders in JSON: our own, and those of shops."""
