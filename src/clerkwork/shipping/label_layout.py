"""Where everything stands on a logistic label, in millimetres, for paper and printer alike.

GS1 General Specifications, section 6.6: carrier on top, then customer, then supplier; the SSCC is
the lowest symbol, 32 mm high; every symbol has its human readable interpretation and ten
X-dimensions of quiet zone on either side. The other symbols are as high as the SSCC where there is
room, and never lower than half an inch.
"""

from dataclasses import dataclass, field

from clerkwork.core.figures import day, plain, several
from clerkwork.core.typeface import fitting, one_line, shortened
from clerkwork.shipping.label import Content, LogisticLabel, Symbol, other_symbols, sscc_symbol

POINT = 72 / 25.4  # points to a millimetre
COARSEST = 0.508  # the widest X-dimension we print: six dots at 300 dpi
MARGIN = 10 * COARSEST + 0.12  # the quiet zone of the bars, and so the margin of everything
SSCC_HEIGHT, LEAST_HEIGHT = 32.0, 12.7
READABLE = 4.6  # the human readable interpretation below the bars, with its air
MOST = 5  # symbols above the SSCC


@dataclass(frozen=True, slots=True)
class Stock:
    """A size of label, in millimetres."""

    width: float
    height: float


A6 = Stock(105.0, 148.0)
A5 = Stock(148.0, 210.0)
FOUR_BY_SIX = Stock(101.6, 152.4)


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text: where its baseline starts, from the label's top left; size in points."""

    x: float
    y: float
    size: float
    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line between two points."""

    x: float
    y: float
    to_x: float
    to_y: float


@dataclass(frozen=True, slots=True)
class Bars:
    """A GS1-128 symbol: the top left corner of its first bar, and the height of the bars."""

    x: float
    y: float
    height: float
    symbol: Symbol


@dataclass(slots=True)
class Layout:
    """The marks of one label, laid down from top to bottom.

    scale shrinks the text above the bars, lines and gaps alike, to make room for more of them.
    """

    stock: Stock
    scale: float = 1.0
    texts: list[Text] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    bars: list[Bars] = field(default_factory=list)

    @property
    def right(self) -> float:
        return self.stock.width - MARGIN

    def say(
        self, x: float, y: float, text: str, size: float, *, to: float = 0, bold: bool = False
    ) -> None:
        """Print text from x up to `to`: smaller if that makes it fit, else cut with an ellipsis."""
        text, width = one_line(text), ((to or self.right) - x) * POINT
        chosen = fitting(text, size, max(6.0, size * 0.6), width, bold=bold)
        cut = shortened(text, chosen, width, bold=bold)
        if cut:
            self.texts.append(Text(x, y, chosen, cut, bold))

    def line(self, y: float) -> None:
        self.rules.append(Rule(MARGIN, y, self.right, y))


def laid_out(label: LogisticLabel, stock: Stock = A6) -> Layout:
    """The whole label. Raises Refusal when its SSCC is not one."""
    lowest = sscc_symbol(label)
    widest = 11 * int(((stock.width - 2 * MARGIN) / COARSEST - 13) / 11) + 13
    wanted = len(other_symbols(label, widest=widest, most=MOST))
    foot = stock.height - SSCC_HEIGHT - READABLE - 2.6
    # The largest text that leaves room for as many symbols as the smallest text would.
    drafts = [_above(label, stock, scale) for scale in (1.0, 0.92, 0.84, 0.76)]
    rooms = [min(wanted, int((foot - end) / (LEAST_HEIGHT + READABLE))) for _, end in drafts]
    layout, end = drafts[rooms.index(max(rooms))]
    others = other_symbols(label, widest=widest, most=max(rooms))
    height = min(SSCC_HEIGHT, (foot - end) / max(1, len(others)) - READABLE)
    for place, symbol in enumerate(others):
        _symbol(layout, symbol, foot - (len(others) - place) * (height + READABLE), height)
    _symbol(layout, lowest, foot, SSCC_HEIGHT)
    return layout


def _above(label: LogisticLabel, stock: Stock, scale: float) -> tuple[Layout, float]:
    """The label without its symbols, and where the highest of them may start."""
    layout = Layout(stock, scale)
    end = _facts(layout, label, _customer(layout, label, _carrier(layout, label)))
    return layout, end + 1.8


def _carrier(layout: Layout, label: LogisticLabel) -> float:
    """Sender on the left, carrier on the right. Gives back where the block ends."""
    scale, middle = layout.scale, layout.stock.width / 2
    layout.say(MARGIN, 6.4, "FROM", 6, to=middle - 2)
    layout.say(
        MARGIN, 6.4 + 3.6 * scale, label.ship_from.name, 8.5 * scale, to=middle - 2, bold=True
    )
    lines = label.ship_from.address(label.ship_to)[:4]
    for place, text in enumerate(lines):
        layout.say(MARGIN, 6.4 + (6.8 + 2.9 * place) * scale, text, 7 * scale, to=middle - 2)
    x = middle + 2
    layout.say(x, 6.4, "CARRIER", 6)
    layout.say(x, 6.4 + 5.2 * scale, label.carrier or "–", 15 * scale, bold=True)
    layout.say(x, 6.4 + 8.8 * scale, label.service, 8.5 * scale)
    if label.tracking:
        layout.say(x, 6.4 + 12.6 * scale, "TRACKING", 6)
        layout.say(x, 6.4 + 16.2 * scale, label.tracking, 9.5 * scale, bold=True)
    end = 6.4 + 18.4 * scale
    layout.rules.append(Rule(middle, MARGIN, middle, end))
    layout.line(end)
    return end


def _customer(layout: Layout, label: LogisticLabel, top: float) -> float:
    """Who gets it, in the largest letters of the label. Gives back where the block ends."""
    scale = layout.scale
    layout.say(MARGIN, top + 3.2, "TO", 6)
    layout.say(MARGIN, top + 3.2 + 5.2 * scale, label.ship_to.name, 13 * scale, bold=True)
    lines = label.ship_to.address(label.ship_from)[:6]
    for place, text in enumerate(lines):
        y = top + 3.2 + (9.8 + 4.3 * place) * scale
        layout.say(MARGIN, y, text, 10.5 * scale)
    end = top + 3.2 + (7.6 + 4.3 * max(2, len(lines))) * scale
    layout.line(end)
    return end


def _facts(layout: Layout, label: LogisticLabel, top: float) -> float:
    """Numbers a person asks for, in columns. Gives back where the block ends."""
    weight = f"{plain(label.gross_weight)} kg" if label.gross_weight is not None else ""
    rows = [
        [
            ("SHIPMENT", label.shipment),
            ("PACKAGE", f"{label.package} / {label.packages}"),
            ("GROSS WEIGHT", weight),
            ("SHIPPED", day(label.shipped_on)),
        ],
        [
            ("ORDER", several(label.order_numbers, 1)),
            ("PURCHASE ORDER", several(label.po_numbers, 1)),
        ],
    ]
    if label.content:
        rows.append(_told(label.content))
    step = 7.8 * layout.scale
    for number, row in enumerate(rows):
        edges = (0.0, 0.32, 0.5, 0.74, 1.0) if len(row) == 4 else (0.0, 0.5, 1.0)
        for place, (title, text) in enumerate(row):
            x, to = (MARGIN + edge * (layout.right - MARGIN) for edge in edges[place : place + 2])
            y = top + 3.2 + step * number
            layout.say(x, y, title, 6, to=to - 1.5)
            layout.say(
                x, y + 3.6 * layout.scale, text or "–", 9 * layout.scale, to=to - 1.5, bold=True
            )
    end = top + step * len(rows) + 0.6
    layout.line(end)
    return end


def _told(content: Content) -> list[tuple[str, str]]:
    """The content as text, whether it is in the bars or not."""
    return [
        ("CONTENT", content.gtin or content.description),
        ("COUNT", plain(content.count)),
        ("BATCH/LOT", content.lot),
        ("EXPIRY" if content.expiry else "BEST BEFORE", day(content.expiry or content.best_before)),
    ]


def _symbol(layout: Layout, symbol: Symbol, y: float, height: float) -> None:
    layout.bars.append(Bars(MARGIN, y, height, symbol))
    layout.say(MARGIN, y + height + 3.1, symbol.human_readable, 9, bold=True)
