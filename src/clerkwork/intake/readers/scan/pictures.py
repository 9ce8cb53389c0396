"""Pictures of pages as they are sent: scans and photos, within limits on all they could ask for."""

import io
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps, UnidentifiedImageError

MAX_DOTS = 80_000_000  # of one page; a photo has 12 to 50 million
MAX_SIDE = 30_000  # dots
MAX_PAGES = 50
MIN_SIDE = 60  # dots: icons and the dots by which newsletters count their readers are no pages
LARGEST = 3600  # dots of the longer side that are kept: A4 at 300 dots per inch
FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")
PAGED = "TIFF"  # in the others, what follows the first picture is an animation or a thumbnail


class Unreadable(Exception):  # noqa: N818  an outcome rather than an error
    """This picture is not read; the text says why."""

    def __init__(self, what: str, page: int = 0) -> None:
        super().__init__(what)
        self.where = f"page {page}" if page else "document"


def pictures(raw: bytes) -> Iterator[Image.Image]:
    """Each page in grey or colour, the right way up where the camera says it.

    Raises Unreadable at the first page that is damaged or too large.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of damage that Pillow gets over, and of our own limits
        image = opened(raw)
        for number in range(1, MAX_PAGES + 2):
            try:
                image.seek(number - 1)
            except EOFError:
                return
            except Exception as error:
                raise Unreadable(damage(error), number) from error
            if number > MAX_PAGES:
                what = f"found more than {MAX_PAGES} pages: the rest was not read"
                raise Unreadable(what, number)
            yield whole(image, number)
            if image.format != PAGED:
                return


def opened(raw: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(raw), formats=FORMATS)
    except Image.DecompressionBombError as error:
        what = f"found a picture that is too large: more than {MAX_DOTS} dots"
        raise Unreadable(what) from error
    except Exception as error:  # Pillow's openers raise whatever their parts raise
        raise Unreadable(damage(error)) from error


def whole(image: Image.Image, number: int) -> Image.Image:
    """One page, loaded and made no larger than reading needs."""
    width, height = image.size
    if width * height > MAX_DOTS or max(width, height) > MAX_SIDE:
        what = f"found a picture of {width} by {height} dots, expected at most {MAX_DOTS} dots"
        raise Unreadable(f"{what}, and {MAX_SIDE} on a side", number)
    if min(width, height) < MIN_SIDE:
        raise Unreadable(f"found a picture of {width} by {height} dots: no page", number)
    try:
        image.draft("RGB", (LARGEST, LARGEST))  # a large JPEG is read in less detail, and faster
        page = on_white(image)
        page.thumbnail((LARGEST, LARGEST), Image.Resampling.BOX)
        return turned(page, image)
    except MemoryError:
        raise
    except Exception as error:  # as above
        raise Unreadable(damage(error), number) from error


def on_white(image: Image.Image) -> Image.Image:
    """In colour, with white where the picture is transparent."""
    if image.mode.startswith("I"):  # 16 bits, of which the upper 8 are enough
        return image.convert("I").point(lambda dot: dot * (1 / 256)).convert("L").convert("RGB")
    if image.has_transparency_data:
        layered = image.convert("RGBA")
        white = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(white, layered).convert("RGB")
    return image.convert("RGB")


def turned(page: Image.Image, image: Image.Image) -> Image.Image:
    """As the camera was held, where its note of that can be read."""
    page.info.update(image.info)
    try:
        page.getexif().update(image.getexif())
        return ImageOps.exif_transpose(page)
    except MemoryError:
        raise
    except Exception:  # a damaged note harms nobody: the words tell which way is up
        return page


def damage(error: Exception) -> str:
    what = str(error) or type(error).__name__
    if isinstance(error, UnidentifiedImageError):
        what = "its beginning is that of no picture"
    return f"found a damaged picture, expected a whole one: {what[:100]}"
