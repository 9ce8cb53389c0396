"""What scanners, copiers, fax machines and telephones do to a page.

Each damage takes a page (8 bit grey or RGB), a source of chance and gives the page back. Pages stay
legible to a person. The size of everything is relative to the page, so any resolution will do.
"""

import io
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

Page = Image.Image
Chance = np.random.Generator
Damage = Callable[[Page, Chance], Page]
Pixels = np.ndarray[Any, Any]
Corners = Sequence[tuple[float, float]]


def pixels(page: Page) -> Pixels:
    return np.asarray(page.convert("RGB"), dtype=np.int32)


def picture(values: Pixels) -> Page:
    return Image.fromarray(np.clip(values, 0, 255).astype(np.uint8), "RGB")


def skew(page: Page, chance: Chance) -> Page:
    degrees = chance.uniform(0.6, 3.0) * chance.choice([-1, 1])
    return page.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor="white")


def slight_skew(page: Page, chance: Chance) -> Page:
    degrees = chance.uniform(0.2, 0.8) * chance.choice([-1, 1])
    return page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white")


def noise(page: Page, chance: Chance) -> Page:
    values = pixels(page)
    return picture(values + chance.normal(0, 14, (*values.shape[:2], 1)).astype(np.int32))


def specks(page: Page, chance: Chance) -> Page:
    pen = ImageDraw.Draw(page)
    for _ in range(160):
        x, y = chance.uniform(0, page.width), chance.uniform(0, page.height)
        size = page.width / 1700 * chance.uniform(0.5, 2.2)
        pen.ellipse((x, y, x + size, y + size), fill=int(chance.integers(40, 120)) * 0x010101)
    return page


def blur(page: Page, chance: Chance) -> Page:
    return page.filter(ImageFilter.GaussianBlur(page.width / 1700 * chance.uniform(0.6, 1.1)))


def jpeg(page: Page, chance: Chance) -> Page:
    buffer = io.BytesIO()
    page.convert("RGB").save(buffer, "JPEG", quality=int(chance.integers(28, 45)))
    return Image.open(io.BytesIO(buffer.getvalue())).convert("RGB")


def grey_paper(page: Page, chance: Chance) -> Page:
    low, high = 30, int(chance.integers(195, 225))
    return picture(pixels(page) * (high - low) // 255 + low)


def recycled_paper(page: Page, chance: Chance) -> Page:
    values = pixels(page)
    tint = np.array([226, 216, 190], dtype=np.int32)
    grain = chance.normal(0, 7, (*values.shape[:2], 1)).astype(np.int32)
    return picture(values * tint // 255 + grain)


def low_contrast(page: Page, chance: Chance) -> Page:
    dark = int(chance.integers(105, 140))
    return picture(pixels(page) * (245 - dark) // 255 + dark)


def toner_low(page: Page, chance: Chance) -> Page:
    """Pale upright stripes, as a copier prints that runs out of toner."""
    across = np.linspace(0, chance.uniform(5, 9) * np.pi, page.width)
    fade = ((np.sin(across) + 1) * 45).astype(np.int32)[None, :, None]
    return picture(pixels(page) + fade)


def shadow(page: Page, chance: Chance) -> Page:
    """Darker towards one side, as near the fold of a book."""
    slope = np.linspace(0, chance.uniform(60, 105), page.width).astype(np.int32)
    slope = slope[::-1] if chance.random() < 0.5 else slope
    return picture(pixels(page) - slope[None, :, None])


def punch_holes(page: Page, chance: Chance) -> Page:
    pen, size = ImageDraw.Draw(page), page.width / 40
    x = page.width * 0.018
    for y in (0.36, 0.63):
        top = page.height * y
        pen.ellipse((x, top, x + size, top + size), fill="#2a2a2a")
    return page


def staple(page: Page, chance: Chance) -> Page:
    pen, unit = ImageDraw.Draw(page), page.width / 100
    pen.line((unit * 3, unit * 4, unit * 6, unit * 2.4), fill="#555555", width=int(unit / 3) + 1)
    pen.polygon([(0, 0), (unit * 5, 0), (0, unit * 5)], fill="#9a9a9a")
    return page


def stamped(page: Page, chance: Chance) -> Page:
    """A rubber stamp printed over whatever is there; the text below shows through."""
    wide, high = int(page.width * 0.26), int(page.width * 0.09)
    stamp = Image.new("RGB", (wide, high), "white")
    pen = ImageDraw.Draw(stamp)
    pen.rectangle((4, 4, wide - 5, high - 5), outline="#c05060", width=max(2, wide // 90))
    pen.text((wide * 0.12, high * 0.25), "EINGANG 17", fill="#c05060", font_size=high * 0.42)
    stamp = stamp.rotate(chance.uniform(-12, 12), expand=True, fillcolor="white")
    layer = Image.new("RGB", page.size, "white")
    spot = (int(page.width * chance.uniform(0.2, 0.6)), int(page.height * chance.uniform(0.2, 0.7)))
    layer.paste(stamp, spot)
    return ImageChops.multiply(page.convert("RGB"), layer)


def pen_marks(page: Page, chance: Chance) -> Page:
    """Ticks and a circle in ballpoint."""
    pen, unit = ImageDraw.Draw(page), page.width / 100
    for index in range(4):
        x, y = unit * 3, page.height * (0.42 + index * 0.03)
        points = [(x, y), (x + unit, y + unit), (x + unit * 2.4, y - unit * 1.2)]
        pen.line(points, fill="#2947b3", width=max(2, int(unit / 4)))
    box = (unit * 60, page.height * 0.1, unit * 88, page.height * 0.1 + unit * 7)
    pen.arc(box, 12, 350, fill="#2947b3", width=max(2, int(unit / 4)))
    return page


def marker(page: Page, chance: Chance) -> Page:
    """A line gone over with a yellow marker."""
    layer = Image.new("RGB", page.size, "white")
    pen, y = ImageDraw.Draw(layer), page.height * chance.uniform(0.35, 0.5)
    pen.rectangle((page.width * 0.06, y, page.width * 0.8, y + page.height / 60), fill="#fff36b")
    return ImageChops.multiply(page.convert("RGB"), layer)


def cut_margins(page: Page, chance: Chance) -> Page:
    side, top = page.width * 0.02, page.height * 0.015
    return page.crop((int(side), int(top), int(page.width - side), int(page.height - top)))


def black_edges(page: Page, chance: Chance) -> Page:
    """The page lay smaller on the glass than the scanner thought."""
    whole = Image.new("RGB", (int(page.width * 1.06), int(page.height * 1.05)), "#101010")
    whole.paste(page, (int(page.width * 0.02), 0))
    return whole


def fax(page: Page, chance: Chance) -> Page:
    """One bit for a pixel, with a few lines lost on the way."""
    values = np.asarray(page.convert("L"), dtype=np.int32)
    values = values + chance.normal(0, 22, values.shape).astype(np.int32)
    dots = np.where(values < 165, 0, 255).astype(np.uint8)
    for row in chance.integers(0, page.height, 5):
        dots[row] = 255
    return Image.fromarray(dots, "L")


def dither(page: Page, chance: Chance) -> Page:
    return page.convert("L").convert("1").convert("L")


def turned(degrees: int) -> Damage:
    return lambda page, chance: page.rotate(degrees, expand=True)


def photo(page: Page, chance: Chance) -> Page:
    """A page on a table, taken by hand: seen askew, unevenly lit."""
    page = page.convert("RGB")
    wide, high = int(page.width * 1.14), int(page.height * 1.12)
    table = picture(
        np.array([118, 92, 70], dtype=np.int32)
        + chance.normal(0, 9, (high, wide, 1)).astype(np.int32)
    )
    pull = [chance.uniform(0.02, 0.055) for _ in range(8)]
    corners = [
        (wide * pull[0], high * pull[1]),
        (wide * pull[2], high * (1 - pull[3])),
        (wide * (1 - pull[4]), high * (1 - pull[5])),
        (wide * (1 - pull[6]), high * pull[7]),
    ]
    source: Corners = [
        (0, 0),
        (0, page.height),
        (page.width, page.height),
        (page.width, 0),
    ]
    factors = perspective(corners, source)
    mask = Image.new("L", page.size, 255).transform(
        (wide, high), Image.Transform.PERSPECTIVE, factors, Image.Resampling.BICUBIC
    )
    seen = page.transform(
        (wide, high), Image.Transform.PERSPECTIVE, factors, Image.Resampling.BICUBIC
    )
    table.paste(seen, mask=mask)
    down = np.linspace(0, 55, high).astype(np.int32)[:, None, None]
    return picture(pixels(table) - down)


def perspective(target: Corners, source: Corners) -> list[float]:
    """The eight factors by which Pillow finds the pixel of `source` for one of `target`."""
    rows, values = [], []
    for (x, y), (u, v) in zip(target, source, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return [float(each) for each in np.linalg.solve(np.array(rows), np.array(values))]


def folds(page: Page, chance: Chance) -> Page:
    """Two creases across, as of a letter in a long envelope."""
    values = pixels(page)
    for part in (1 / 3, 2 / 3):
        y = int(page.height * part)
        values[y - 2 : y + 3] -= 45
        values[y + 3 : y + 14] -= 12
    return picture(values)


def coffee(page: Page, chance: Chance) -> Page:
    layer = Image.new("RGB", page.size, "white")
    pen, unit = ImageDraw.Draw(layer), page.width / 100
    x, y = page.width * chance.uniform(0.3, 0.7), page.height * chance.uniform(0.3, 0.7)
    box = (x - unit * 9, y - unit * 9, x + unit * 9, y + unit * 9)
    pen.ellipse(box, outline="#d9c09a", width=int(unit * 1.4))
    layer = layer.filter(ImageFilter.GaussianBlur(unit / 3))
    return ImageChops.multiply(page.convert("RGB"), layer)


def show_through(page: Page, chance: Chance) -> Page:
    """The other side of thin paper, faint and mirrored."""
    back = page.convert("L").transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    faint = back.point(lambda value: 222 + value * 33 // 255).convert("RGB")
    return ImageChops.multiply(page.convert("RGB"), faint)


def warm_light(page: Page, chance: Chance) -> Page:
    return picture(pixels(page) * np.array([250, 225, 176], dtype=np.int32) // 255)


DAMAGES: dict[str, Damage] = {
    "skew": skew,
    "slight skew": slight_skew,
    "noise": noise,
    "specks": specks,
    "blur": blur,
    "jpeg": jpeg,
    "grey paper": grey_paper,
    "recycled paper": recycled_paper,
    "low contrast": low_contrast,
    "toner low": toner_low,
    "shadow": shadow,
    "punch holes": punch_holes,
    "staple": staple,
    "stamped": stamped,
    "pen marks": pen_marks,
    "marker": marker,
    "cut margins": cut_margins,
    "black edges": black_edges,
    "fax": fax,
    "dither": dither,
    "turned left": turned(90),
    "turned over": turned(180),
    "turned right": turned(270),
    "photo": photo,
    "folds": folds,
    "coffee": coffee,
    "show through": show_through,
    "warm light": warm_light,
}
