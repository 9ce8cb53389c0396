"""The text of an XML file, whatever its declaration claims about its encoding."""

import re

from clerkwork.intake.draft import Problem
from clerkwork.intake.readers.source import Source, encoding_mark, legacy_encoding

DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
# Encodings of text; Python knows others that unpack, unescape or take very long.
KNOWN = re.compile(
    r"(?:iso-?8859|iso-?2022|latin|windows-|cp-?\d|ibm|us-ascii|ascii|koi8|mac|big5|gb|euc|shift|sjis)",
    re.IGNORECASE,
)
WIDE = re.compile(r"(?:utf-?16|utf-?32|ucs|iso-10646)", re.IGNORECASE)


def xml_text(source: Source, problems: list[Problem]) -> tuple[str, bool]:
    """The decoded document, and whether its encoding had to be guessed.

    A declaration that is wrong about the bytes is a problem.
    """
    text, guessed = decoded(source, problems)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        problems.append(Problem(f"line {line}", "found zero characters, expected text"))
        text = text.replace("\0", "")
    return text.lstrip("\ufeff"), guessed


def decoded(source: Source, problems: list[Problem]) -> tuple[str, bool]:
    raw = source.raw
    if encoding_mark(raw) not in (None, "utf-8-sig"):
        return raw.decode(encoding_mark(raw) or "utf-8", "replace"), False
    match = DECLARED.match(raw[:400].removeprefix(b"\xef\xbb\xbf"))
    declared = match[1].decode("ascii") if match else "UTF-8"
    if raw.isascii() and not declared.lower().startswith("iso-2022"):
        return raw.decode("ascii"), False
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return other_than_utf8(raw, declared, problems)
    if not utf8(declared):
        what = f"declared {declared}, found UTF-8: read as that"
        problems.append(Problem("line 1", what))
    return text, False


def utf8(declared: str) -> bool:
    """Whether UTF-8 is what this declaration means; programs also write UTF-16 for their strings."""
    return declared.lower().replace("-", "").replace("_", "") == "utf8" or bool(
        WIDE.match(declared)
    )


def other_than_utf8(raw: bytes, declared: str, problems: list[Problem]) -> tuple[str, bool]:
    if KNOWN.match(declared):
        try:
            return raw.decode(declared), False
        except (UnicodeDecodeError, LookupError):
            pass
    fitting = legacy_encoding(raw)
    what = f"declared {declared}, found other bytes: read as {fitting}"
    problems.append(Problem("line 1", what))
    return raw.decode(fitting, "replace"), True
