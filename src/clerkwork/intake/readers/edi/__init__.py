"""X12 and EDIFACT: segments in envelopes."""
