"""ZIP archives: the documents in them, each read by itself."""

import io
import zipfile

from clerkwork.intake.draft import Part, Problem, Reading
from clerkwork.intake.readers.mail.once import keep_once
from clerkwork.intake.readers.source import Reader, Source

MAX_MEMBERS, MAX_UNPACKED = 100, 64 * 1024 * 1024
# Archives that are documents of other programs, by a name that each of them holds.
OFFICE = (b"[Content_Types].xml", b"mimetypeapplication/", b"META-INF/manifest.xml")


def sniff(source: Source) -> float:
    """Below the readers of workbooks, which are ZIP archives too."""
    if not source.raw.startswith(b"PK\x03\x04"):
        return 0
    return 0 if any(mark in source.raw[:4096] for mark in OFFICE) else 0.8


def read(source: Source) -> Reading:
    reading = Reading("zip", "other")
    try:
        with zipfile.ZipFile(io.BytesIO(source.raw)) as archive:
            unpack(reading, archive, source)
    except (
        zipfile.BadZipFile,
        RuntimeError,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
    ) as error:
        reading.kind = "unreadable"
        reading.problems.append(
            Problem("document", f"this archive cannot be opened: {str(error)[:120]}")
        )
    keep_once(reading)
    return reading


def unpack(reading: Reading, archive: zipfile.ZipFile, source: Source) -> None:
    """Each file as a part, as far as number and size allow."""
    room = MAX_UNPACKED
    for count, member in enumerate(archive.infolist()):
        if member.is_dir() or member.filename.startswith("__MACOSX/"):
            continue
        if count >= MAX_MEMBERS:
            what = f"found {len(archive.infolist())} files, expected at most {MAX_MEMBERS}"
            reading.problems.append(Problem("document", what))
            return
        with archive.open(member) as file:
            raw = file.read(room + 1)  # what the archive says of its size is not believed
        if len(raw) > room:
            what = f"found more than {MAX_UNPACKED} bytes unpacked"
            reading.problems.append(Problem(member.filename[-80:], what))
            return
        room -= len(raw)
        if source.nested is None:
            reading.problems.append(
                Problem(member.filename[-80:], "found nested too deep, not read")
            )
        elif raw.strip():
            reading.parts.append(Part(member.filename, raw, source.nested(raw, member.filename)))


READER = Reader("zip", sniff, read, isolated=True)
