"""The bytes of one document, and what every reader may ask of them."""

import codecs
from collections.abc import Callable
from dataclasses import dataclass, field

from clerkwork.intake.draft import Reading
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.encodings import western_encoding

HEAD = 8192
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins the same way
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Single-byte encodings that orders come in; guessing among all of Python's finds exotic ones.
LEGACY = ["cp1252", "cp850", "cp437", "mac_roman", "cp1250", "iso8859_2", "cp1251", "cp1253"]


@dataclass(slots=True)
class Source:
    """One document as it came. `head` is the beginning as text; `text` decodes it all, once.

    `hints` are what was learned about documents laid out like this one; a reader that learns
    follows those whose layout is that of its reading. `nested` reads a document that
    was found in this one, given its bytes and name; None where documents are nested too deep.
    Without `places` nobody asks where certain values stand.
    """

    raw: bytes
    name: str = ""
    hints: tuple[Hint, ...] = ()
    nested: Callable[[bytes, str], Reading] | None = None
    places: bool = True
    head: str = field(init=False)
    _text: str | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.head = self.raw[:HEAD].decode(encoding_mark(self.raw) or "latin-1", "replace")
        # A UTF-8 mark was removed by its codec; one in the middle of the head stays.
        self.head = self.head.lstrip("\ufeff")

    @property
    def text(self) -> str:
        """The whole document as text, without byte order mark or zero characters. Never raises."""
        if self._text is None:
            text = decode(self.raw).lstrip("\ufeff")
            self._text = text.replace("\0", "") if "\0" in text else text
        return self._text

    @property
    def binary(self) -> bool:
        """Whether the beginning holds bytes that no text holds."""
        if encoding_mark(self.raw):
            return False
        controls = self.raw[:HEAD].translate(None, delete=BINARY_KEEPS)
        return len(controls) > len(self.raw[:HEAD]) // 200


# All but the control characters; tab, line breaks and the separators 1C to 1F are text in X12.
BINARY_KEEPS = bytes(byte for byte in range(256) if byte >= 0x1C or byte in b"\t\n\r\f\x1a")


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: how sure it is that a document is one (0 to 1), and how to read it.

    `isolated` readers run in a process of their own, with limits on time and memory: what opens
    binary formats. `teach` turns a correction into a hint: given the document, what was read from
    it, and (index of the order, index of the line or None, field, right value), it answers where
    documents of this layout state that value, or None where that cannot be told.
    """

    format: str
    sniff: Callable[[Source], float]
    read: Callable[[Source], Reading]
    isolated: bool = False
    teach: "Callable[[Source, Reading, Correction], Hint | None] | None" = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A value that a person put in the place of one that was read wrong or not at all."""

    order: int  # from zero
    line: int | None  # from zero
    field: str  # as in Spots
    value: str  # as JSON has it: ISO dates, numbers with a point


def encoding_mark(raw: bytes) -> str | None:
    """The encoding that a byte order mark, or the zero bytes of UTF-16 without one, betray."""
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            return encoding
    sample = raw[:512]
    if len(sample) >= 8 and len(raw) % 2 == 0:
        if sample[1::2].count(0) > len(sample) * 0.4 and sample[0::2].count(0) == 0:
            return "utf-16-le"
        if sample[0::2].count(0) > len(sample) * 0.4 and sample[1::2].count(0) == 0:
            return "utf-16-be"
    return None


def decode(raw: bytes) -> str:
    """Text of any encoding that is in use for orders; Latin-1, which never fails, at last."""
    marked = encoding_mark(raw)
    if marked:
        return raw.decode(marked, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode(legacy_encoding(raw), "replace")


def legacy_encoding(raw: bytes) -> str:
    """The single-byte encoding that makes the most sense of these bytes."""
    western = western_encoding(raw[:100_000])
    if western:
        return western
    from charset_normalizer import from_bytes  # slow to import, and rarely needed

    try:
        raw.decode("cp1252")
        fallback = "cp1252"
    except UnicodeDecodeError:
        fallback = "latin-1"
    if len(raw) < 64:
        return fallback
    best = from_bytes(raw[:100_000], cp_isolation=LEGACY).best()
    return best.encoding if best else fallback
