"""What a scanner typed, understood: a plain code, or a GS1 element string with its parts."""

import re
from dataclasses import dataclass

SYMBOLOGIES = ("]C1", "]E0", "]D2", "]Q3", "]I1", "]A0", "]C0")
SEPARATOR = "\x1d"
# Application identifiers of predefined length, GS1 General Specifications, figure 7.8.5-2.
FIXED = {"01": 14, "02": 14, "11": 6, "12": 6, "13": 6, "15": 6, "16": 6, "17": 6, "20": 2}
VARIABLE = ("10", "21", "22", "30", "37", "240", "241")
BRACKETED = re.compile(r"\(([0-9]{2,4})\)([^(]+)")


@dataclass(frozen=True, slots=True)
class Scan:
    """The code as it is compared, in capitals and without leading zeros, and the lot if one stood
    in the bar code."""

    code: str
    lot: str = ""


def read_scan(text: str) -> Scan:
    """What was scanned or typed."""
    plain = text.strip().upper()
    for prefix in SYMBOLOGIES:
        plain = plain.removeprefix(prefix)
    parts = dict(BRACKETED.findall(plain)) if plain.startswith("(") else elements(plain)
    if "01" in parts:
        return Scan(shortened(parts["01"]), parts.get("10", "").strip())
    return Scan(shortened(plain))


def elements(text: str) -> dict[str, str]:
    """The parts of a GS1 element string by identifier; none where it is not one."""
    found: dict[str, str] = {}
    rest = text.lstrip(SEPARATOR)
    if not re.match(r"01[0-9]{14}", rest):
        return {}
    while rest:
        fixed = FIXED.get(rest[:2])
        if fixed:
            found[rest[:2]], rest = rest[2 : 2 + fixed], rest[2 + fixed :].lstrip(SEPARATOR)
            continue
        name = next((each for each in VARIABLE if rest.startswith(each)), None)
        if name is None:
            break
        found[name], _, rest = rest[len(name) :].partition(SEPARATOR)
    return found


def shortened(code: str) -> str:
    """A number without its leading zeros, by which a GTIN of 8, 12, 13 or 14 digits is one."""
    return code.lstrip("0") if code.isdigit() else code
