"""Whether an Excel file may be opened at all: how large it becomes, and how far its cells reach.

An .xlsx is a zip, so a few kilobytes can claim gigabytes; and one cell at XFD1048576 makes a
reader that lays out the whole rectangle ask for hundreds of gigabytes. Both are found here, by
unpacking as a stream with a limit, before any reader sees the file.
"""

import io
import re
import zipfile
import zlib
from string import ascii_uppercase

from clerkwork.core.refusal import Refusal

MAX_UNPACKED = 256 * 1024**2
MAX_CELLS = 20_000_000  # of the rectangle around all cells of a sheet
CHUNK = 1024**2
OVERLAP = 64  # longer than any cell reference, so that none is lost between two chunks
# calamine takes its rectangle from the cells, and trusts no dimension that the sheet claims
CELL = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
LETTERS = {letter: value for value, letter in enumerate(ascii_uppercase, start=1)}


def require_harmless(raw: bytes, name: str) -> None:
    """Refuse a workbook that is no zip, unpacks to too much, or whose cells lie too far apart."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            left = MAX_UNPACKED
            for entry in archive.infolist():
                left -= unpack(archive, entry, left, name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise Refusal(f"{name} is not an Excel workbook (.xlsx) that can be read.") from error


def unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, name: str) -> int:
    """Unpack one entry without keeping it; returns its true size, whatever its header claims."""
    entry.file_size = left + 1  # else reading stops at the claimed size, and the claim may lie
    entry.CRC = None  # type: ignore[assignment]  # a reader checks it; here it would hide the size
    size, tail, corner = 0, b"", (0, 0)
    sheet = entry.filename.lower().endswith(".xml")
    with archive.open(entry) as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > left:
                raise Refusal(f"{name} unpacks to more than {MAX_UNPACKED // 1024**2} MB.")
            if sheet:
                corner = further(corner, tail + chunk)
                tail = chunk[-OVERLAP:]
                if corner[0] * corner[1] > MAX_CELLS:
                    raise Refusal(f"{name} has cells too far apart, out to row {corner[1]}.")
    return size


def further(corner: tuple[int, int], text: bytes) -> tuple[int, int]:
    """The last column and row that any cell in this piece of a sheet reaches."""
    columns, rows = {b"A"}, [corner[1]]
    for letters, digits in CELL.findall(text):
        columns.add(letters)
        rows.append(int(digits))
    return max(corner[0], *(column_number(each.decode()) for each in columns)), max(rows)


def column_number(letters: str) -> int:
    """A is 1, Z 26, AA 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + LETTERS[letter]
    return number
