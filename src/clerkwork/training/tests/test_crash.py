"""Whatever is killed, whenever: every order leaves the house exactly once."""

import pytest

from clerkwork.training.bench.crash import run_crash


@pytest.mark.crash
def test_killed_at_work_the_house_loses_nothing_and_does_nothing_twice() -> None:
    report = run_crash(150, 5, seed=1, on_progress=lambda *_: None)
    assert report.wrong == []
    assert sum(report.kills.values()) == 5
