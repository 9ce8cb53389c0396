"""Logistic labels in ZPL II, for label printers; the same marks as on the PDF.

The bars come from the printer's own ^BC, told symbol character by symbol character (mode N), so
that every printer makes the symbol the PDF shows. Text is in the printer's scalable font 0, UTF-8.
"""

from collections.abc import Iterable

from clerkwork.core import code128
from clerkwork.core.refusal import Refusal
from clerkwork.shipping.label import LogisticLabel
from clerkwork.shipping.label_layout import A6, POINT, Bars, Layout, Stock, Text, laid_out

DOTS = {203: (8.0, 4), 300: (11.811, 6)}  # dots per millimetre, dots per X-dimension of 0.5 mm
STARTS = {104: ">:", 105: ">;"}
SIGNS = {30: ">0", 62: "><", 94: ">="}  # > ^ ~, which mean something else in field data


def label_zpl(labels: Iterable[LogisticLabel], dpi: int = 203, stock: Stock = A6) -> str:
    """One ZPL format (^XA to ^XZ) for each label, for a printer of 203 or 300 dots per inch.

    Raises Refusal for another resolution, when there is no label, or when an SSCC is not one.
    """
    if dpi not in DOTS:
        raise Refusal(f"Labels are made for printers of 203 or 300 dpi, not {dpi}.")
    formats = [_format(laid_out(label, stock), dpi) for label in labels]
    if not formats:
        raise Refusal("There is no label to print.")
    return "".join(formats)


def _format(layout: Layout, dpi: int) -> str:
    per_mm, x_dimension = DOTS[dpi]
    width, height = (round(side * per_mm) for side in (layout.stock.width, layout.stock.height))
    lines = ["^XA", "^CI28", f"^PW{width}", f"^LL{height}", "^LH0,0", f"^BY{x_dimension}"]
    for rule in layout.rules:
        across, down = (rule.to_x - rule.x) * per_mm, (rule.to_y - rule.y) * per_mm
        at = f"^FO{round(rule.x * per_mm)},{round(rule.y * per_mm)}"
        thick = round(0.25 * per_mm)
        lines.append(f"{at}^GB{max(thick, round(across))},{max(thick, round(down))},{thick}^FS")
    lines += [_text(text, per_mm) for text in layout.texts]
    lines += [_bars(bars, per_mm) for bars in layout.bars]
    return "\n".join([*lines, "^XZ", ""])


def _text(text: Text, per_mm: float) -> str:
    """A line of text. Font 0 is bold and narrow; a little wider, it takes the room ours takes."""
    high = round(text.size / POINT * per_mm * 1.05)
    at = f"^FT{round(text.x * per_mm)},{round(text.y * per_mm)}"
    return f"{at}^A0N,{high},{high}^FH^FD{field_data(text.text)}^FS"


def field_data(text: str) -> str:
    """Text as field data after ^FH: nothing in it can be a command, nor break the field.

    The command signs, the hexadecimal sign itself, and control characters go as hexadecimal.
    """
    return "".join(
        f"_{ord(sign):02X}" if sign in "^~_\\" or ord(sign) < 32 or ord(sign) == 127 else sign
        for sign in text
    )


def _bars(bars: Bars, per_mm: float) -> str:
    at = f"^FO{round(bars.x * per_mm)},{round(bars.y * per_mm)}"
    return f"{at}^BCN,{round(bars.height * per_mm)},N,N,N,N^FD{invocations(bars.symbol.data)}^FS"


def invocations(data: str) -> str:
    """The data for ^BC in mode N: its symbol characters one by one, without the check character.

    ZPL II Programming Guide, command ^BC, "Code 128 Invocation Characters".
    """
    start, *words = code128.codewords(data)[:-1]
    said, pairs = STARTS[start], start == code128.START["C"]
    for word in words:
        if word == code128.FNC1_WORD:
            said += ">8"
        elif word == code128.SWITCH["B" if pairs else "C"]:
            said, pairs = said + (">6" if pairs else ">5"), not pairs
        else:
            said += f"{word:02d}" if pairs else SIGNS.get(word, chr(word + 32))
    return said
