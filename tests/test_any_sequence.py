"""Whatever is done in whatever order: what must always hold, holds after each step."""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.any_sequence import AnySequence

# The same sequences in every run. CLERKWORK_SEQUENCES=5000 tries that many others, for a long time.
MORE = int(os.environ.get("CLERKWORK_SEQUENCES", "0"))


@pytest.mark.django_db
@pytest.mark.timeout(0 if MORE else 300)
def test_any_sequence_of_verbs_leaves_the_audit_clean() -> None:
    run_state_machine_as_test(
        AnySequence,
        settings=settings(
            max_examples=MORE or 25,
            stateful_step_count=40,
            derandomize=not MORE,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.shrink),
        ),
    )
