"""What a check of the audit is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Check:
    """One thing that must always hold.

    `title` says what holds. `sql` selects one text per breach, in words that name the thing and
    both numbers that disagree; it works on the whole database in one statement, and may use the
    values in `params`.
    """

    rule: int
    title: str
    sql: str
    params: Mapping[str, Any] = field(default_factory=dict)
