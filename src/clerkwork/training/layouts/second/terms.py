"""A page of terms in small print, as it stands behind many an order."""

from .customers import words
from .pen import Pen


def terms(pen: Pen, language: str) -> None:
    """The terms of purchase on a page of their own, in two columns."""
    title, *clauses = words("terms")[language]
    pen.again = lambda: None
    pen.turn()
    pen.say(title, bold=True, size=10)
    top = pen.y = pen.y + 8
    wide = (pen.right - pen.left) / 2 - 10
    half = (len(clauses) + 1) // 2
    for at, clause in enumerate(clauses):
        if at == half:
            pen.y = top
        pen.say(clause, x=pen.left + (at >= half) * (wide + 20), wide=wide, size=7)
        pen.y += 5
