"""Order lines in HTML: tables of several make, lists, rows of boxes."""

from collections.abc import Callable
from html import escape

from .cells import RIGHT, cell, description, heading
from .pdf_plan import Plan
from .truth import Line, Order


def cells(line: Line, order: Order, plan: Plan) -> list[tuple[str, str]]:
    """(column, markup) of each cell."""
    found = []
    for name in plan.columns:
        if name == "description":
            text = "<br>".join(escape(each) for each in description(line, plan))
        else:
            text = escape(cell(name, line, order, plan))
        found.append((name, text))
    return found


def side(name: str) -> str:
    return ' style="text-align:right"' if name in RIGHT else ""


def rows(order: Order, plan: Plan, *, head: str = "th") -> str:
    heads = "".join(
        f"<{head}{side(name)}>{escape(heading(name, plan))}</{head}>" for name in plan.columns
    )
    body = "".join(
        "<tr>"
        + "".join(f"<td{side(name)}>{text}</td>" for name, text in cells(line, order, plan))
        + "</tr>\n"
        for line in order.lines
    )
    return f"<tr>{heads}</tr>\n{body}"


def bordered(order: Order, plan: Plan) -> str:
    return f'<table border="1" cellspacing="0" cellpadding="4">\n{rows(order, plan)}</table>'


def ruled(order: Order, plan: Plan) -> str:
    return f'<table class="ruled" width="100%">\n{rows(order, plan)}</table>'


def sections(order: Order, plan: Plan) -> str:
    """thead and tbody, as frameworks write it."""
    heads, _, body = rows(order, plan).partition("\n")
    return f'<table class="striped"><thead>{heads}</thead><tbody>{body}</tbody></table>'


def headless(order: Order, plan: Plan) -> str:
    """The headings are cells like the others, in bold: Excel pasted into Outlook."""
    table = rows(order, plan, head="td").replace("<td", "<td nowrap").replace("</tr>", "</tr>\n")
    heads, _, body = table.partition("\n")
    style = 'style="border-collapse:collapse;border:1px solid #999"'
    return f"<table {style}><col width=64><col width=180>{heads}{body}</table>"


def boxes(order: Order, plan: Plan) -> str:
    """No table element at all: rows of flexible boxes."""
    lines = ['<div class="row head">']
    lines += [f"<div>{escape(heading(name, plan))}</div>" for name in plan.columns]
    lines.append("</div>")
    for line in order.lines:
        inner = "".join(f"<div>{text}</div>" for _, text in cells(line, order, plan))
        lines.append(f'<div class="row">{inner}</div>')
    return "\n".join(lines)


def bullets(order: Order, plan: Plan) -> str:
    """A list, each value labelled but the description."""
    items = []
    for line in order.lines:
        facts = ", ".join(
            f"{escape(heading(name, plan))}: {text}"
            for name, text in cells(line, order, plan)
            if name not in ("description", "pos")
        )
        text = "<br>".join(escape(each) for each in description(line, plan))
        items.append(f"<li><b>{text}</b><br>{facts}</li>")
    return f"<ol>{''.join(items)}</ol>"


def stacked(order: Order, plan: Plan) -> str:
    """A small table for each line, labels at the left: what shops mail."""
    found = []
    for line in order.lines:
        inner = "".join(
            f"<tr><td><b>{escape(heading(name, plan))}</b></td><td>{text}</td></tr>"
            for name, text in cells(line, order, plan)
        )
        found.append(f'<table cellpadding="2">{inner}</table><hr>')
    return "\n".join(found)


def nested(order: Order, plan: Plan) -> str:
    """A table within tables that are only there for the layout."""
    inner = bordered(order, plan)
    return (
        '<table width="100%"><tr><td width="20">&nbsp;</td><td>'
        f'<table width="100%"><tr><td>{inner}</td></tr></table></td></tr></table>'
    )


DRAW: dict[str, Callable[[Order, Plan], str]] = {
    "bordered": bordered,
    "ruled": ruled,
    "sections": sections,
    "headless": headless,
    "bullets": bullets,
    "boxes": boxes,
    "stacked": stacked,
    "nested": nested,
}
