"""Documents that are made to do harm, none of them large."""

import io
import struct
import zlib

from PIL import Image

PNG = b"\x89PNG\r\n\x1a\n"


def saved(image: Image.Image, format: str, **options: object) -> bytes:
    raw = io.BytesIO()
    image.save(raw, format, **options)
    return raw.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, *, rows: int, extra: bytes = b"") -> bytes:
    """A grey PNG that says it is of this size, and has that many rows of black in it."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    dots = chunk(b"IDAT", zlib.compress(bytes((1 + width) * rows), 9))
    return PNG + header + extra + dots + chunk(b"IEND", b"")


def squeezed(size: int) -> bytes:
    """That many zero bytes, compressed."""
    packer = zlib.compressobj(9)
    pieces = [packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)]
    return b"".join([*pieces, packer.flush()])


def animation(frames: int) -> bytes:
    pictures = [Image.new("L", (64, 64), number % 256) for number in range(frames)]
    return saved(pictures[0], "GIF", save_all=True, append_images=pictures[1:], optimize=False)


def endless_tiff() -> bytes:
    """A TIFF whose only page says that it is also the next one."""
    raw = bytearray(saved(Image.new("L", (300, 300), 255), "TIFF"))
    (at,) = struct.unpack("<I", raw[4:8])
    (entries,) = struct.unpack("<H", raw[at : at + 2])
    end = at + 2 + 12 * entries
    raw[end : end + 4] = struct.pack("<I", at)
    return bytes(raw)


def wide_jpeg() -> bytes:
    """A small JPEG that says it is 65,000 dots wide and high."""
    raw = saved(Image.new("RGB", (100, 100)), "JPEG")
    at = raw.index(b"\xff\xc0") + 5
    return raw[:at] + struct.pack(">HH", 65_000, 65_000) + raw[at + 4 :]


def pdf(*objects: str | bytes, root: int = 1, trailer: str = "") -> bytes:
    """A PDF of these objects, numbered from 1, with a table that says where they are."""
    raw = bytearray(b"%PDF-1.7\n")
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(raw))
        body = each.encode() if isinstance(each, str) else each
        raw += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(raw)
    raw += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    for place in places:
        raw += b"%010d 00000 n \n" % place
    end = f"trailer\n<< /Size {len(places) + 1} /Root {root} 0 R {trailer} >>\nstartxref\n{table}"
    return bytes(raw) + end.encode() + b"\n%%EOF\n"


def stream(data: bytes, entries: str = "") -> bytes:
    return f"<< /Length {len(data)} {entries} >>\nstream\n".encode() + data + b"\nendstream"


def page(contents: int, parent: int = 2) -> str:
    return (
        f"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 595 842] /Contents {contents} 0 R "
        "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
    )


def words(text: str) -> bytes:
    return stream(f"BT /F 12 Tf 72 700 Td ({text}) Tj ET".encode())


def simple(catalog: str = "", text: str = "hello") -> bytes:
    """One page with a text, and whatever else the catalog says."""
    return pdf(
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page(4),
        words(text),
    )


def many_pages(count: int) -> bytes:
    kids = " ".join(f"{number} 0 R" for number in range(4, count + 4))
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        words("hello"),
        *(page(3) for _ in range(count)),
    )


def endless_tree() -> bytes:
    """A tree of pages that is its own branch."""
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 1000000 >>",
        page(4),
        words("hello"),
    )


def endless_form() -> bytes:
    """A page that draws a form which draws itself."""
    form = (
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 5 0 R >> >>"
    )
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /XObject << /X 5 0 R >> >> >>",
        stream(b"/X Do"),
        stream(b"/X Do /X Do /X Do", form),
    )


def huge_stream(size: int, drawing: bytes) -> bytes:
    """A page whose contents unpack to that many bytes."""
    packer = zlib.compressobj(9)
    piece = drawing * (1_000_000 // len(drawing))
    data = b"".join([*(packer.compress(piece) for _ in range(size // 1_000_000)), packer.flush()])
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page(4),
        stream(data, "/Filter /FlateDecode"),
    )


def huge_picture(side: int) -> bytes:
    """A page with a picture of so many dots a side, all of them black."""
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /XObject << /X 5 0 R >> >> >>",
        stream(b"595 0 0 842 0 0 cm /X Do"),
        stream(
            squeezed(side * side),
            f"/Type /XObject /Subtype /Image /Width {side} /Height {side} /BitsPerComponent 8 "
            "/ColorSpace /DeviceGray /Filter /FlateDecode",
        ),
    )


def huge_page() -> bytes:
    """A page of 3,500 kilometres a side."""
    return simple().replace(b"[0 0 595 842]", b"[0 0 1e10 1e10]")


def encrypted() -> bytes:
    entries = (
        "<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 "
        f"/O <{'41' * 32}> /U <{'42' * 32}> >>"
    )  # fmt: skip
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page(4),
        words("hello"),
        entries,
        trailer=f"/Encrypt 5 0 R /ID [<{'00' * 16}> <{'00' * 16}>]",
    )
