"""Small pictures that stand on orders: logos, stamps, bars."""

import io

from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from .sheet import Sheet
from .vocabulary import dice

COLORS = ["#1f4e79", "#7a1f2b", "#2e6b3a", "#b0651d", "#444444", "#4b2e83", "#0f7173"]


def logo(name: str, *, wordless: bool = True) -> Image.Image:
    """A mark such as companies have; without words unless it is to spell the name's initials."""
    random = dice(f"{name}/logo")
    image = Image.new("RGB", (220, 160), "white")
    pen = ImageDraw.Draw(image)
    color, other = random.sample(COLORS, 2)
    shape = random.randrange(4)
    if shape == 0:
        pen.ellipse((40, 10, 180, 150), fill=color)
        pen.pieslice((40, 10, 180, 150), 200, 320, fill=other)
    elif shape == 1:
        pen.polygon([(110, 10), (205, 150), (15, 150)], fill=color)
        pen.polygon([(110, 70), (150, 150), (70, 150)], fill=other)
    elif shape == 2:
        for index in range(4):
            box = (20 + index * 48, 130 - index * 35, 58 + index * 48, 150)
            pen.rectangle(box, fill=(color, other)[index % 2])
    else:
        pen.rounded_rectangle((20, 20, 200, 140), 30, fill=color)
        pen.arc((50, 40, 170, 160), 180, 360, fill="white", width=14)
    if not wordless:
        pen.text((88, 60), name[:2].upper(), fill="white", font_size=44)
    return image


def logo_png(name: str) -> bytes:
    buffer = io.BytesIO()
    logo(name).save(buffer, "PNG")
    return buffer.getvalue()


def draw_logo(sheet: Sheet, name: str, x: float, y: float, high: float = 42) -> float:
    wide = high * 220 / 160
    sheet.picture(ImageReader(logo(name)), x, y, wide, high)
    return wide


def bars(sheet: Sheet, text: str, x: float, y: float, high: float = 24) -> float:
    """Something that looks like a bar code, its text below; gives its width."""
    random, start = dice(f"{text}/bars"), x
    for _ in range(46):
        wide = random.choice([0.8, 0.8, 1.6, 2.4])
        sheet.rule(x + wide / 2, y, x + wide / 2, y + high, wide)
        x += wide + random.choice([0.8, 1.6])
    return x - start


def stamp(sheet: Sheet, x: float, y: float, words: list[str]) -> None:
    """A rubber stamp, a little crooked."""
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(x, sheet.high - y)
    canvas.rotate(7)
    canvas.setStrokeColorRGB(0.7, 0.1, 0.15)
    canvas.setFillColorRGB(0.7, 0.1, 0.15)
    canvas.setLineWidth(1.6)
    canvas.roundRect(0, 0, 120, 14 + 13 * len(words), 5)
    for index, word in enumerate(words):
        canvas.setFont(sheet.font(bold=True), 10)
        canvas.drawCentredString(60, 13 * (len(words) - index) - 3, word)
    canvas.restoreState()
