"""The benchmark of the flow, small, as a user calls it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from clerkwork.training.bench.flow import STEPS


def run_bench(folder: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    small = ["--orders", "30", "--lines", "3", "--items", "20", "--customers", "5"]
    command = [sys.executable, "-m", "clerkwork", "bench", "flow", *small, "--folder", str(folder)]
    surrounding = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.run(
        [*command, *options], env=surrounding, capture_output=True, text=True, check=False
    )


def test_the_benchmark_measures_every_station_the_limit_and_the_history(folder: Path) -> None:
    done = run_bench(folder, "--workers", "2", "--history", "60", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert [step["name"] for step in report["steps"]] == list(STEPS)
    assert all(step["orders_per_second"] > 0 for step in report["steps"])
    assert report["ratio"] > 0
    assert report["processor_ratio"] > 0
    assert report["history"]["orders"] == 60
    assert report["history"]["ratio"] > 0
    assert 0 < report["worker_peak_mb"] < 300
    assert report["machine"]["durable"], "a benchmark without fsync measures nothing"
    assert list(folder.iterdir()) == [], "the database is thrown away"


def test_the_benchmark_says_what_it_measured_in_words(folder: Path) -> None:
    done = run_bench(folder)
    assert done.returncode == 0, done.stderr
    for word in (*STEPS, "end to end", "by COPY", "peak memory", "PostgreSQL 18"):
        assert word in done.stdout


def test_the_benchmark_of_reading_measures_each_kind_of_document() -> None:
    command = [sys.executable, "-m", "clerkwork", "bench", "read", "--megabytes", "0.05", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    measured = {each["name"]: each for each in json.loads(done.stdout)}
    assert {"X12 850", "EDIFACT ORDERS", "UBL", "PDF with text"} < measured.keys()
    assert all(each["rate"] > 0 for each in measured.values())
    assert measured["X12 850"]["beside"] > 0, "pyx12 is installed with what the tests need"


def test_the_benchmark_of_verification_counts_every_order_and_times_some(tmp_path: Path) -> None:
    page, kept = tmp_path / "verification.md", tmp_path / "kept"
    command = [sys.executable, "-m", "clerkwork", "bench", "verify", "--json"]
    small = ["--orders", "20", "--customers", "30", "--weeks", "1"]
    load = ["--rate", "10", "--seconds", "1", "--write", str(page), "--keep", str(kept)]
    done = subprocess.run([*command, *small, *load], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["orders"] == 20
    assert found["clean"]["orders"] + found["planted"]["orders"] <= 20
    assert found["load"]["undecided"] == 0
    assert 0 < found["load"]["median"] <= found["load"]["longest"]
    assert "## By kind of mistake" in page.read_text()
    assert len(list(kept.iterdir())) == 21, "twenty documents and their key"
