"""What the commands print, and how they end."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from clerkwork.api.keys import user_of
from clerkwork.cli.auditing import audit_all
from clerkwork.cli.loading import load, make_key_of, revoke_key_of
from clerkwork.cli.processing import process_all
from clerkwork.cli.standing import show_status
from clerkwork.cli.submitting import submit_files
from clerkwork.core.refusal import Refusal
from clerkwork.core.sql import execute
from clerkwork.core.tasks import open_task
from clerkwork.messaging.models import Message
from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import (
    a_customer,
    a_lot,
    a_purchase_order,
    a_received_order,
    a_user,
    an_order,
)

pytestmark = pytest.mark.django_db


def a_file(folder: Path, *orders: dict[str, Any], name: str = "orders.json") -> str:
    path = folder / name
    path.write_text("\n".join(json.dumps(order) for order in orders))
    return str(path)


def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_a_clean_order_is_submitted_and_processed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_customer()
    a_lot(on_hand=10)
    assert submit_files([a_file(tmp_path, a_purchase_order(TEA=4))], as_json=True) == 0
    (document,) = printed(capsys)["documents"]
    (order,) = document["orders"]
    assert (document["stage"], order["stage"], order["findings"]) == ("read", "fulfilling", [])
    assert Message.objects.get().stage == Message.Stage.SENT


def test_a_held_order_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_customer()
    assert submit_files([a_file(tmp_path, a_purchase_order(NONE=4))], as_json=False) == 1
    assert "held" in capsys.readouterr().out


def test_the_same_file_again_is_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_customer()
    a_lot(on_hand=10)
    name = a_file(tmp_path, a_purchase_order(TEA=4))
    assert (submit_files([name], as_json=True), submit_files([name], as_json=True)) == (0, 1)
    assert "came before" in capsys.readouterr().err
    assert Order.objects.count() == 1


def test_what_cannot_be_read_ends_with_two_and_the_rest_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_customer()
    a_lot(on_hand=10)
    good = a_file(tmp_path, a_purchase_order(TEA=4))
    (tmp_path / "empty.json").touch()
    missing, empty = str(tmp_path / "missing.json"), str(tmp_path / "empty.json")
    assert submit_files([missing, empty, good], as_json=True) == 2
    said = capsys.readouterr()
    assert f"{missing}: No such file or directory" in said.err
    assert "empty.json is empty" in said.err
    assert len(json.loads(said.out)["documents"]) == 1


def test_a_file_without_an_order_ends_with_two(tmp_path: Path) -> None:
    path = tmp_path / "noise.bin"
    path.write_bytes(b"\x00\x01\x02 nothing that anybody knows")
    assert submit_files([str(path)], as_json=True) == 2


def test_orders_come_from_standard_input_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    a_customer()
    a_lot(on_hand=10)
    given = io.TextIOWrapper(io.BytesIO(json.dumps(a_purchase_order(TEA=4)).encode()))
    monkeypatch.setattr("sys.stdin", given)
    assert submit_files(["-"], as_json=True) == 0
    assert printed(capsys)["documents"][0]["file"] == "-"


def test_processing_goes_as_far_as_no_person_is_needed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    a_lot(on_hand=10)
    a_customer(answer_form="mail")
    order = a_received_order(TEA=4)
    assert process_all(floor=False, as_json=True) == 0
    assert printed(capsys)["done"] == {"verify": 1, "allocate": 1, "answer": 1, "send": 1}
    assert process_all(floor=True, as_json=True) == 0
    done = printed(capsys)["done"]
    assert done == {"pick": 1, "pack": 1, "label": 1, "ship": 1, "send": 1}
    order.refresh_from_db()
    assert order.stage == Stage.COMPLETE


def test_processing_says_when_nothing_waits(capsys: pytest.CaptureFixture[str]) -> None:
    assert process_all(floor=True, as_json=False) == 0
    assert "Nothing waits" in capsys.readouterr().out


def test_what_is_stuck_ends_with_one(capsys: pytest.CaptureFixture[str]) -> None:
    order = a_received_order(TEA=4)
    open_task("station.stuck", order, title="It does not move", role="administrator")
    assert process_all(floor=False, as_json=True) == 1
    assert "stuck: It does not move" in capsys.readouterr().err


def test_the_status_counts_what_waits_and_what_needs_a_person(
    capsys: pytest.CaptureFixture[str],
) -> None:
    an_order(NONE=4, lines=[{"line": "1", "sku": "NONE", "quantity": 1}])
    show_status(as_json=True)
    said = printed(capsys)
    assert {(each["what"], each["stage"], each["count"]) for each in said["places"]} == {
        ("document", "read", 1),
        ("order", "held", 1),
    }
    assert [(each["kind"], each["role"], each["count"]) for each in said["tasks"]] == [
        ("order.held", "clerk", 1)
    ]
    show_status(as_json=False)
    assert "held" in capsys.readouterr().out


def test_the_status_of_an_empty_house_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    show_status(as_json=False)
    said = capsys.readouterr().out
    assert "Nothing has come in yet." in said
    assert "Nothing needs a person." in said


def test_a_clean_audit_ends_with_zero_and_a_breach_with_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    a_lot(on_hand=10)
    assert audit_all(as_json=True) == 0
    said = printed(capsys)
    assert said["breaches"] == 0
    assert {"rule", "title", "breaches", "examples"} == set(said["rules"][0])
    execute("UPDATE inventory_balance SET on_hand = 11")
    assert audit_all(as_json=False) == 1


def test_the_demo_is_not_loaded_over_what_there_is() -> None:
    a_customer()
    with pytest.raises(Refusal, match="not empty"):
        load()


def test_a_key_is_made_for_a_user_and_revoked() -> None:
    user = a_user("shop")
    secret = make_key_of("shop", "till")
    assert user_of(secret) == user
    revoke_key_of("shop", "till")
    assert user_of(secret) is None
    with pytest.raises(Refusal, match="no active user nobody"):
        make_key_of("nobody", "till")
