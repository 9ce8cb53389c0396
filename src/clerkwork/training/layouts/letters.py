"""Letters that order nothing, though they speak of orders: paragraphs for PDF, mail and text."""

from datetime import timedelta

from .truth import Order
from .vocabulary import words_file
from .writing import Hand

KINDS = ("transport", "newsletter", "question", "thanks", "away")


def letter(kind: str, order: Order, hand: Hand) -> list[str]:
    """Subject, greeting and paragraphs, filled with what the order would have said."""
    paragraphs: list[str] = words_file("letters.json")[kind][order.language]
    facts = {
        "street": order.buyer.street,
        "town": ", ".join(hand.town(order.buyer)),
        "other_street": order.seller.street,
        "other_town": ", ".join(hand.town(order.seller)),
        "date": hand.date(order.ordered),
        "later": hand.date(order.ordered + timedelta(days=12)),
        "amount": hand.amount(order.freight * 40 + 200, money="code after"),
        "number": order.number,
        "goods": order.lines[0].description,
        "phone": order.buyer.phone,
    }
    return [text.format(**facts) for text in paragraphs]
