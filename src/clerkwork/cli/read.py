"""`clerkwork read FILE...`: read documents and print what is in them; nothing is stored."""

import json
import sys
from pathlib import Path

import click

from clerkwork.intake.draft import (
    Address,
    DraftChange,
    DraftLine,
    DraftOrder,
    Reading,
    as_json,
    contract,
)
from clerkwork.intake.readers import read_document

# Exit codes of every clerkwork command.
DONE, FINDINGS, UNREADABLE = 0, 1, 2


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option("--json", "as_object", is_flag=True, help="One JSON object for each file.")
def read(files: tuple[str, ...], as_object: bool) -> None:
    """Read purchase orders from FILES ("-" is standard input) and print them.

    Needs no database and stores nothing. Exit code 0 if all is well, 1 if something in a document
    is not as it should be or it is no order, 2 if a file cannot be read.
    """
    worst = DONE
    for name in files:
        worst = max(worst, read_file(name, as_object))
    sys.exit(worst)


def read_file(name: str, as_object: bool) -> int:
    """Read one file, print it, and answer with the exit code it deserves."""
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        click.echo(f"{name}: {error.strerror or error}", err=True)
        return UNREADABLE
    reading = read_document(raw, name=name)
    if as_object:
        click.echo(json.dumps(contract(reading), ensure_ascii=False))
    else:
        print_reading(name, reading)
    for problem in reading.problems:
        click.echo(f"{name}: {problem.where}: {problem.what}", err=True)
    if reading.kind == "unreadable":
        return UNREADABLE
    return FINDINGS if reading.problems or reading.kind != "order" else DONE


def print_reading(name: str, reading: Reading) -> None:
    """The reading for people."""
    click.echo(f"{name}: {reading.format}, {reading.kind.replace('_', ' ')}")
    for order in reading.orders:
        print_order(order)
    for change in reading.changes:
        print_change(change)


def print_change(change: DraftChange) -> None:
    click.echo(f"  {change.purpose.capitalize()} order {change.asked.po_number or '(no number)'}")
    for label, value in (
        ("number", change.number),
        ("made", change.changed_on),
        ("ship to", one_line(change.asked.ship_to)),
        ("deliver", change.asked.requested_delivery),
    ):
        if value:
            click.echo(f"    {label:<9}{value}")
    for action, line in zip(change.actions, change.asked.lines, strict=True):
        click.echo(f"    {action}: {print_line(line)}")


def print_order(order: DraftOrder) -> None:
    click.echo(f"  Order {order.po_number or '(no number)'}")
    for label, value in (
        ("ordered", order.order_date),
        ("buyer", order.buyer_name),
        ("ship to", one_line(order.ship_to)),
        ("deliver", order.requested_delivery),
        ("currency", order.currency),
        ("total", as_json(order.total)),
    ):
        if value:
            click.echo(f"    {label:<9}{value}")
    for line in order.lines:
        click.echo(f"    {print_line(line)}")


def one_line(address: Address | None) -> str:
    if address is None:
        return ""
    place = " ".join(part for part in (address.postcode, address.city, address.region) if part)
    parts = (address.name, address.street, address.street2, place, address.country, address.code)
    return ", ".join(part for part in parts if part)


def print_line(line: DraftLine) -> str:
    number = line.sku or line.buyer_sku or line.gtin or "?"
    quantity = f"{as_json(line.quantity) or '?'} {line.uom or ''}".strip()
    price = f" at {as_json(line.unit_price)}" if line.unit_price is not None else ""
    if line.price_base_quantity is not None:
        price += f" per {as_json(line.price_base_quantity)}"
    return (
        f"{line.line or '-':<8}{number:<24}{quantity:>12}{price}  {line.description or ''}".rstrip()
    )
