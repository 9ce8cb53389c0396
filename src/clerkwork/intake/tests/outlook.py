"""Outlook messages for tests: a compound file ([MS-CFB]) with properties as [MS-OXMSG] has them."""

import struct
from dataclasses import dataclass, field

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, LEAST = 512, 4096  # below that size streams would need a second kind of sector
STREAM, STORAGE, ROOT = 2, 1, 5
UNICODE, BINARY, INTEGER = 0x001F, 0x0102, 0x0003


@dataclass
class Entry:
    name: str
    kind: int
    data: bytes = b""
    inner: list["Entry"] = field(default_factory=list)
    number: int = 0
    start: int = END


def prop(number: int, kind: int, data: bytes) -> Entry:
    return Entry(f"__substg1.0_{number:04X}{kind:04X}", STREAM, data)


def text(number: int, value: str) -> Entry:
    return prop(number, UNICODE, value.encode("utf-16-le"))


def heads(entries: list[Entry], size: int, attachments: int = 0) -> Entry:
    """The stream that lists the properties beside it."""
    start = struct.pack("<8x4I", 0, attachments, 0, attachments).ljust(size, b"\0")
    rows = b""
    for each in entries:
        tag = int(each.name[-8:], 16)
        spare = 2 if tag & 0xFFFF == UNICODE else 0
        rows += struct.pack("<IIII", tag, 6, len(each.data) + spare, 0)
    return Entry("__properties_version1.0", STREAM, start + rows)


def a_message(subject: str, sender: str, body: str, *files: tuple[str, bytes]) -> bytes:
    """A message as Outlook saves it; texts and files are filled up with blanks."""
    said = [text(0x0037, subject), text(0x0C1F, sender), text(0x1000, body)]
    for each in said:
        each.data = padded(each.data)
    stored = []
    for count, (name, raw) in enumerate(files):
        held = [text(0x3707, name), prop(0x3701, BINARY, raw.ljust(LEAST, b"\n"))]
        held[0].data = padded(held[0].data)
        method = struct.pack("<IIII", 0x37050003, 6, 1, 0)
        listed = heads(held, 8)
        listed.data += method
        stored.append(Entry(f"__attach_version1.0_#{count:08X}", STORAGE, inner=[*held, listed]))
    return compound([*said, *stored, heads(said, 32, len(files))])


def padded(data: bytes) -> bytes:
    return data + " ".encode("utf-16-le") * max(0, (LEAST - len(data)) // 2)


def compound(entries: list[Entry]) -> bytes:
    """The file: header, one sector of allocations, the directory, the streams."""
    root = Entry("Root Entry", ROOT, inner=entries)
    listed: list[Entry] = []

    def number(each: Entry) -> None:
        each.number = len(listed)
        listed.append(each)
        for inner in each.inner:
            number(inner)

    number(root)
    directory = -(-len(listed) // 4)
    chain = [FAT, *range(2, 1 + directory), END]
    body = b""
    for each in listed:
        if each.kind == STREAM:
            data = each.data.ljust(LEAST, b"\0")
            each.data, count = data, -(-len(data) // SECTOR)
            each.start = len(chain)
            chain += [*range(each.start + 1, each.start + count), END]
            body += data.ljust(count * SECTOR, b"\0")
    assert len(chain) <= SECTOR // 4
    table = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    rows = b"".join(row(each, beside(listed, each)) for each in listed)
    return header() + table + rows.ljust(directory * SECTOR, b"\0") + body


def beside(listed: list[Entry], each: Entry) -> int:
    """The number of the next entry in the same storage: the tree is a chain."""
    for storage in listed:
        for left, right in zip(storage.inner, storage.inner[1:], strict=False):
            if left is each:
                return right.number
    return FREE


def row(each: Entry, right: int) -> bytes:
    name = each.name.encode("utf-16-le") + b"\0\0"
    child = each.inner[0].number if each.inner else FREE
    return (
        name.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(name), each.kind, 1, FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", each.start, len(each.data))
    )


def header() -> bytes:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    sizes = struct.pack("<HHHHH6x", 62, 3, 0xFFFE, 9, 6)
    # directory sectors, FAT sectors, first of the directory, transaction, least size of a stream,
    # small streams and their count, further FATs and their count, the first FAT
    places = struct.pack("<IIIIIIIIII", 0, 1, 1, 0, LEAST, END, 0, END, 0, 0)
    return start + sizes + places + struct.pack("<108I", *[FREE] * 108)
