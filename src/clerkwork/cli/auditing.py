"""What `clerkwork audit` prints: each rule with its count of breaches."""

import json
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table

from clerkwork.config.audit import run_audit


def audit_all(*, as_json: bool) -> int:
    """Run the audit and print it; returns the exit code."""
    console = Console(stderr=True)
    with console.status("Deriving everything anew"):
        results = run_audit()
    breaches = sum(result.breaches for result in results)
    if as_json:
        said = {"breaches": breaches, "rules": [asdict(result) for result in results]}
        click.echo(json.dumps(said, ensure_ascii=False))
    else:
        table = Table("Rule", "What must hold", "Breaches", "For example")
        table.columns[2].justify = "right"
        for result in results:
            count = str(result.breaches) if result.breaches else "none"
            shown = "\n".join(result.examples)
            style = "bold red" if result.breaches else None
            table.add_row(str(result.rule), result.title, count, shown, style=style)
        Console().print(table)
    return 1 if breaches else 0
