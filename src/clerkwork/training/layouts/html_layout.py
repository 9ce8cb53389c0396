"""Orders as HTML: bodies of mails, and pages that a browser prints."""

from dataclasses import dataclass
from html import escape

from . import html_items
from .cells import note_columns
from .expected import Shown
from .kinds import Identity
from .pdf_layout import a_plan
from .pdf_meta import pairs
from .pdf_parties import Block, blocks
from .pdf_plan import Plan
from .pdf_totals import sums
from .truth import Order
from .vocabulary import dice

LOOKS = {
    "plain": "body{font-family:Arial,sans-serif;font-size:10pt}",
    "serif": "body{font-family:'DejaVu Serif',serif;font-size:9.5pt} h1{letter-spacing:3px}",
    "mono": "body{font-family:'DejaVu Sans Mono',monospace;font-size:8.5pt}",
    "narrow": "body{font-family:'DejaVu Sans Condensed',sans-serif;font-size:8pt;line-height:1.6}",
    "framework": "body{font-family:'DejaVu Sans',sans-serif;font-size:9pt;color:#333}"
    ".striped{border-collapse:collapse;width:100%}",
}
RULES = (
    "table.ruled{border-collapse:collapse} .ruled th{border-bottom:2px solid #333;text-align:left}"
    ".ruled td{border-bottom:1px solid #ccc;padding:3px} .striped tbody tr:nth-child(even)"
    "{background:#f2f2f2} .striped th{background:#343a40;color:#fff;padding:4px}"
    ".striped td{padding:4px} .row{display:flex;border-bottom:1px solid #ddd}"
    ".row div{flex:1;padding:3px} .head{font-weight:bold} .side{display:flex;gap:40px}"
    "td,th{padding:2px 6px} h1{font-size:1.7em} .right{text-align:right}"
    ".grey{color:#888;font-size:.8em}"
)
HEADS = ("title first", "letterhead", "side by side", "table head")
METAS = ("table", "paragraphs", "inline", "definitions", "boxes")
PARTIES = ("side", "stack", "table", "none")


@dataclass(slots=True)
class WebPlan:
    plan: Plan
    look: str
    items: str
    head: str
    meta: str
    parties: str


def a_web_plan(identity: Identity, index: int) -> WebPlan:
    plan, random = a_plan(identity), dice(f"{identity.name}/web")
    plan.table, plan.meta = "columns", "pairs left"
    names = list(html_items.DRAW)
    if not {"description"} & set(plan.columns):
        plan.columns = ("sku", *plan.columns)
    return WebPlan(
        plan=plan,
        look=random.choice(list(LOOKS)),
        items=names[index % len(names)],
        head=random.choice(HEADS),
        meta=random.choice(METAS),
        parties=random.choice(PARTIES),
    )


def head(web: WebPlan, order: Order) -> str:
    plan = web.plan
    plan.shown.add("buyer")
    title = f"<h1>{escape(plan.words['title'])}</h1>"
    name, *rest = [escape(line) for line in plan.hand.address(order.buyer)]
    where = "<br>".join(rest)
    match web.head:
        case "title first":
            return f"{title}<p><b>{name}</b><br>{where}</p>"
        case "side by side":
            return f'<div class="side"><div><b>{name}</b><br>{where}</div><div>{title}</div></div>'
        case "table head":
            cells = f"<td><b>{name}</b><br>{where}</td><td align=right>{title}</td>"
            return f'<table width="100%"><tr>{cells}</tr></table>'
    return f'<p class="right"><b>{name}</b><br>{where}</p>{title}'


def meta(web: WebPlan, order: Order) -> str:
    found = [(escape(label), escape(text)) for label, text in pairs(order, web.plan)]
    match web.meta:
        case "table":
            inner = "".join(f"<tr><td>{a}</td><td><b>{b}</b></td></tr>" for a, b in found)
            return f"<table>{inner}</table>"
        case "paragraphs":
            return "".join(f"<p>{a}: {b}</p>" for a, b in found)
        case "definitions":
            return f"<dl>{''.join(f'<dt>{a}</dt><dd>{b}</dd>' for a, b in found)}</dl>"
        case "boxes":
            heads = "".join(f"<th>{a}</th>" for a, _ in found)
            values = "".join(f"<td>{b}</td>" for _, b in found)
            rows = f"<tr>{heads}</tr><tr>{values}</tr>"
            return f'<table border="1" cellspacing="0" cellpadding="3">{rows}</table>'
    return f"<p>{' &nbsp; '.join(f'<b>{a}:</b> {b}' for a, b in found)}</p>"


def block(each: Block) -> str:
    lines = "<br>".join(escape(line) for line in each.lines)
    return f"<b>{escape(each.label)}</b><br>{lines}"


def parties(web: WebPlan, order: Order) -> str:
    if web.parties == "none":
        return ""
    found = [block(each) for each in blocks(order, web.plan, "vendor ship_to")]
    match web.parties:
        case "side":
            return f'<div class="side">{"".join(f"<div>{each}</div>" for each in found)}</div>'
        case "table":
            cells = "".join(f'<td valign="top" width="50%">{each}</td>' for each in found)
            return f'<table width="100%"><tr>{cells}</tr></table>'
    return "".join(f"<p>{each}</p>" for each in found)


def totals(web: WebPlan, order: Order) -> str:
    inner = "".join(
        f"<tr><td>{escape(label)}</td><td align=right>{escape(text)}</td></tr>"
        for label, text in sums(order, web.plan)
    )
    return f'<table align="right">{inner}</table><br clear="all">' if inner else ""


def tail(web: WebPlan, order: Order) -> str:
    plan, found = web.plan, []
    if "note" in plan.extras:
        found.append(f"<p>{escape(plan.words['notes'])}: {escape(order.references['note'])}</p>")
    if "signature" in plan.extras:
        found.append(f"<p>{escape(plan.words['closing'])}<br>{escape(order.buyer.person)}</p>")
    if "bank foot" in plan.extras:
        found.append(f'<p class="grey">{escape(order.references["bank"])}</p>')
    return "".join(found)


def page(web: WebPlan, order: Order) -> str:
    """The whole HTML document."""
    plan = web.plan
    plan.shown = Shown()
    note_columns(plan)
    words = plan.words["in_currency"].format(code=order.currency)
    if "in currency" in plan.extras:
        plan.shown.add("currency")
    parts = [
        head(web, order),
        meta(web, order),
        parties(web, order),
        f"<p>{escape(words)}</p>" if "in currency" in plan.extras else "",
        f"<p>{escape(plan.words['intro'])}</p>" if "intro" in plan.extras else "",
        html_items.DRAW[web.items](order, plan),
        totals(web, order),
        tail(web, order),
    ]
    style = f"<style>{LOOKS[web.look]}{RULES}</style>"
    top = f'<html lang="{order.language}"><head><meta charset="utf-8">{style}</head>'
    return f"<!DOCTYPE html>\n{top}\n<body>\n{chr(10).join(parts)}\n</body></html>\n"
