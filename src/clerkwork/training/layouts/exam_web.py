"""Orders printed from web pages of shops, portals and ERPs, each with a page and a style of its own."""

from collections.abc import Sequence
from html import escape

from .exam import Catalogue, Paper
from .exam_way import Way
from .web_print import browser, printed_page

PRINTED = Catalogue("pdf", "pdf", available=browser() is not None)


def lines(texts: Sequence[str]) -> str:
    return "<br>".join(escape(each) for each in texts)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], sides: str, kind: str = "") -> str:
    """A table of texts; line ends in a cell are kept."""
    names = {"l": "left", "r": "right", "c": "center"}
    top = "".join(
        f'<th style="text-align:{names[side]}">{escape(head)}</th>'
        for head, side in zip(heads, sides, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f'<td style="text-align:{names[side]}">{lines(cell.splitlines())}</td>'
            for cell, side in zip(row, sides, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return f'<table class="{kind}"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


def page(style: str, body: str) -> bytes:
    common = "table{border-collapse:collapse;width:100%} td,th{vertical-align:top}"
    head = f'<meta charset="utf-8"><style>{common}{style}</style>'
    return printed_page(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>")


@PRINTED.order("web-modular", Way("US", "MM/dd/yyyy", money="sign before", lines=(1, 9), tax=True))
def modular(paper: Paper) -> bytes:
    """A modular ERP's order: addresses in columns, taxes per line, dates per line."""
    style = """body{font:10pt 'DejaVu Sans',sans-serif;color:#333} h2{color:#71639e;font-weight:400}
    .two{display:flex;justify-content:space-between;margin:18px 0} .info div{margin-right:40px}
    th{border-bottom:1px solid #333;padding:4px} td{padding:5px 4px;border-bottom:1px solid #ddd}
    .sum{width:45%;margin-left:auto;margin-top:8px}"""
    rows = [
        [row[0], f"Sales Tax {paper.rate}%", row[1], row[2], row[3], row[4]]
        for row in paper.rows("full due measured price amount")
    ]
    heads = ("Description", "Taxes", "Date Req.", "Qty", "Unit Price", "Amount")
    sums = [
        ["Untaxed Amount", paper.subtotal],
        [f"Tax {paper.rate}%", paper.tax],
        ["Total", paper.total],
    ]
    body = f"""<div>{lines([paper.buyer, *paper.home])}</div>
    <div class="two"><div><b>Shipping address:</b><br>{lines(paper.ship_to)}</div>
    <div>{lines(paper.vendor)}</div></div>
    <h2>Purchase Order #{escape(paper.number)}</h2>
    <div class="two info" style="justify-content:flex-start">
    <div><b>Purchase Representative:</b><br>{escape(paper.order.buyer.person)}</div>
    <div><b>Order Date:</b><br>{paper.ordered}</div></div>
    {table(heads, rows, "llcrrr")}
    <div class="sum">{table(("", ""), sums, "lr")}</div>"""
    return page(style, body)


@PRINTED.order(
    "web-portal",
    Way("US", "MMM d, yyyy", money="sign before", lines=(1, 6), freight=True, tax=True),
)
def portal(paper: Paper) -> bytes:
    """A purchasing portal's page: shaded cards, definition lists, amounts with a code."""
    style = """body{font:9.5pt Arial,sans-serif} .card{background:#f4f6f8;padding:10px;margin:6px;flex:1}
    .row{display:flex} dt{color:#667;font-size:8pt;float:left;clear:left;width:110px} dd{margin-left:115px}
    h1{font-size:17pt;margin:0 6px 8px} th{background:#dfe5ea;padding:6px;font-size:8.5pt} td{padding:6px}
    tr:nth-child(even) td{background:#f7f9fa} .t{text-align:right;margin:4px 12px}"""
    facts = {"PO Number": paper.number, "Order Date": paper.ordered, "Requested Delivery": paper.wanted,
             "Payment Terms": "Net 30", "Requester": paper.order.buyer.person,
             "Currency": paper.code}  # fmt: skip
    items = "".join(f"<dt>{label}</dt><dd>{escape(text)}</dd>" for label, text in facts.items())
    heads = ("Line", "Part #", "Item", "Qty", "Unit", "Price", "Subtotal")
    found = {
        "Subtotal": paper.subtotal,
        "Shipping": paper.freight,
        "Tax": paper.tax,
        "Total": paper.total,
    }
    sums = "".join(f'<div class="t">{label}: <b>{text}</b></div>' for label, text in found.items())
    body = f"""<h1>Purchase Order</h1><div class="row"><div class="card"><dl>{items}</dl></div>
    <div class="card"><b>{escape(paper.buyer)}</b><br>{lines(paper.home)}</div></div>
    <div class="row"><div class="card"><b>SHIP TO</b><br>{lines(paper.ship_to)}</div>
    <div class="card"><b>SUPPLIER</b><br>{lines(paper.vendor)}</div></div>
    {table(heads, paper.rows("pos item text quantity uom price amount"), "cllrlrr")}{sums}"""
    return page(style, body)


@PRINTED.order(
    "web-shop", Way("GB", "d MMM yyyy", money="sign before", lines=(1, 5), tax=True, freight=True)
)
def shop(paper: Paper) -> bytes:
    """A trade shop's page: name and code above each other, sums in the table's foot."""
    style = """body{font:10pt Georgia,'DejaVu Serif',serif} h1{font-size:16pt;border-bottom:3px double #000}
    td,th{padding:5px;border-bottom:1px dotted #999} .f td{border:none;font-weight:bold}
    small{color:#555}"""
    rows = [
        [f"{row[0]}\nOur code {row[1]}\nYour code {row[2]}", row[3], row[4], row[5]]
        for row in paper.rows("text buyer_sku sku quantity price amount")
    ]
    feet = [["", "", label, text] for label, text in (("Goods", paper.subtotal), ("Carriage", paper.freight),
            (f"VAT {paper.rate}%", paper.tax), ("To pay", paper.total))]  # fmt: skip
    body = f"""<h1>{escape(paper.buyer)} &mdash; order to {escape(paper.order.seller.name)}</h1>
    <p>Order reference <b>{escape(paper.number)}</b> of {paper.ordered}, needed on {paper.wanted}.</p>
    {table(("Product", "Quantity", "Price", "Total"), [*rows, *feet], "lrrr")}
    <p><b>Delivering to</b><br>{lines(paper.ship_to)}</p>
    <p><small>Invoice to {lines(paper.home)}</small></p>"""
    return page(style, body)


@PRINTED.order("web-gst", Way("IN", "dd/MM/yyyy", lines=(2, 8), tax=True, units=0))
def gst(paper: Paper) -> bytes:
    """An Indian cloud accounts program: HSN and GST columns, place of supply, notes and terms."""
    style = """body{font:9pt 'DejaVu Sans Condensed',sans-serif}
    table.g td,table.g th{border:1px solid #666;padding:4px}
    th{background:#f0f0f0} h2{text-align:right;margin:0} .w{display:flex;gap:20px;margin:10px 0}"""
    heads = ("#", "Item & Description", "HSN/SAC", "Qty", "Rate", "GST", "Amount")
    rows = paper.rows("pos two hsn measured price rate amount")
    body = f"""<h2>PURCHASE ORDER</h2><div style="text-align:right"># {escape(paper.number)}</div>
    <b>{escape(paper.buyer)}</b><br>{lines(paper.home)}<br>GSTIN {paper.company_number("IN")}
    <div class="w"><div style="flex:1"><b>Vendor Address</b><br>{lines(paper.vendor)}</div>
    <div style="flex:1"><b>Deliver To</b><br>{lines(paper.ship_to)}</div>
    <div>Date : {paper.ordered}<br>Delivery Date : {paper.wanted}<br>
    Ref# : {paper.order.references["quote_ref"]}</div></div>
    {table(heads, rows, "clcrrrr", "g")}
    <div style="text-align:right"><p>Sub Total {paper.subtotal}</p>
    <p>IGST{paper.rate} ({paper.rate}%) {paper.tax}</p>
    <p><b>Total Rs.{paper.total}</b></p></div>
    <p>Notes: Goods once rejected will be returned at your cost.</p>"""
    paper.shown.add("unclear_currency")
    return page(style, body)


@PRINTED.order(
    "web-kasse", Way("DE", "dd.MM.yyyy", money="sign after", lines=(1, 8), tax=True, units=2)
)
def kasse(paper: Paper) -> bytes:
    """A German shop system's supplier order: minimal rules, tax rate per line, long footer."""
    style = """body{font:9.5pt Arial,sans-serif} .k{color:#888;font-size:7.5pt;text-decoration:underline}
    th{border-top:1px solid #000;border-bottom:1px solid #000;padding:3px} td{padding:4px 3px}
    .n{float:right;text-align:right} .s{width:40%;margin-left:60%;border-top:1px solid #000}
    footer{margin-top:60px;font-size:7pt;color:#666;border-top:1px solid #ccc}"""
    heads = ("Anzahl", "Artikelnummer", "Artikelname", "MwSt.", "Einzelpreis", "Gesamtpreis")
    sums = [
        ["Warenwert netto", paper.subtotal],
        [f"{paper.rate}% MwSt.", paper.tax],
        ["Endbetrag", paper.total],
    ]
    body = f"""<div class="n">Bestellnummer: {escape(paper.number)}<br>Bestelldatum: {paper.ordered}<br>
    Wunschtermin: {paper.wanted}<br>Seite 1</div>
    <div class="k">{escape(paper.buyer)}, {escape(", ".join(paper.home))}</div><p>{lines(paper.vendor)}</p>
    <h3>Lieferantenbestellung</h3>
    {table(heads, paper.rows("measured item two rate price amount"), "lllcrr")}
    <div class="s">{table(("", ""), sums, "lr")}</div>
    <p>Lieferanschrift:<br>{lines(paper.ship_to)}</p>
    <footer>{escape(paper.order.buyer.name)} | Amtsgericht HRB 2231 |
    USt-IdNr. DE{paper.digits(9)}</footer>"""
    return page(style, body)


@PRINTED.order(
    "web-libre", Way("FR", "dd/MM/yyyy", money="bare", lines=(1, 8), tax=True, discount=True)
)
def libre(paper: Paper) -> bytes:
    """A free ERP's supplier order: two framed addresses, a framed table to the foot of the page."""
    style = """body{font:9pt Arial,sans-serif} .b{border:1px solid #999;padding:6px;flex:1;min-height:70px}
    .r{display:flex;gap:14px;margin:14px 0} table.m{border:1px solid #999}
    table.m td,table.m th{border-left:1px solid #999;padding:4px}
    table.m th{background:#e8ecf4;font-weight:400}"""
    heads = ("Désignation", "TVA", "P.U. HT", "Qté", "Réduc.", "Total HT")
    rows = [
        [f"{row[0]} - {row[1]}", row[2], row[3], row[4], f"{row[5]}%" if row[5] else "", row[6]]
        for row in paper.rows("item text rate price measured discount amount")
    ]
    sums = [
        ["Total HT", paper.subtotal],
        [f"Total TVA {paper.rate}%", paper.tax],
        ["Total TTC", paper.total],
    ]
    body = f"""<div style="text-align:right"><b>Commande fournisseur</b><br>Réf. : {escape(paper.number)}<br>
    Date de commande : {paper.ordered}<br>Date prévue de livraison : {paper.wanted}</div>
    <div class="r"><div class="b">Émetteur :<br><b>{escape(paper.buyer)}</b><br>{lines(paper.home)}</div>
    <div class="b">Adressé à :<br>{lines(paper.vendor)}</div></div>
    <div>Livrer à : {escape(", ".join(paper.ship_to))}</div>
    <div style="text-align:right;font-size:7.5pt">Montants exprimés en {paper.code}</div>
    {table(heads, rows, "lcrrrr", "m")}
    <div style="width:40%;margin:10px 0 0 60%">{table(("", ""), sums, "lr")}</div>"""
    return page(style, body)


@PRINTED.order("web-facturas", Way("ES", "dd-MM-yyyy", money="sign after", lines=(1, 7), tax=True))
def facturas(paper: Paper) -> bytes:
    """A Spanish cloud program: big title, dark heads, reference in bold above the description."""
    style = """body{font:9.5pt 'DejaVu Sans',sans-serif} h1{font-size:22pt;margin:0;color:#245}
    th{background:#245;color:#fff;padding:6px} td{padding:6px;border-bottom:1px solid #ccd}
    .c{columns:2;margin:14px 0}"""
    heads = ("Referencia", "Descripción", "Cantidad", "Precio", "Impuesto", "Neto")
    body = f"""<h1>Pedido</h1><p><b>{escape(paper.number)}</b> &nbsp; {paper.ordered}</p>
    <div class="c"><b>{escape(paper.buyer)}</b><br>{lines(paper.home)}<br><br>
    <b>Proveedor</b><br>{lines(paper.vendor)}</div>
    {table(heads, paper.rows("item text measured price rate amount"), "llrrrr")}
    <p style="text-align:right">Neto {paper.subtotal} &nbsp; IVA {paper.rate} % {paper.tax} &nbsp;
    <b>Total {paper.total}</b></p>
    <p><b>Dirección de envío</b><br>{lines(paper.ship_to)}</p>
    <p>Fecha de entrega solicitada: {paper.wanted}</p>"""
    return page(style, body)


@PRINTED.order("web-grossier", Way("NL", "dd-MM-yyyy", lines=(3, 14), units=0, own=False))
def grossier(paper: Paper) -> bytes:
    """A Dutch ordering portal's print: no prices, bar codes, the quantity as the last column."""
    style = """body{font:9pt Arial,sans-serif} th{background:#fc0;padding:4px}
    td{border-bottom:1px solid #eee;padding:4px}"""
    heads = ("Regel", "EAN", "Artikel leverancier", "Omschrijving", "Verpakking", "Besteld")
    body = f"""<h2>Bestelling {escape(paper.number)} bij {escape(paper.order.seller.name)}</h2>
    <p>Geplaatst door {escape(paper.buyer)}, {escape(", ".join(paper.home))}<br>
    Besteld op {paper.ordered} &mdash; leveren op {paper.wanted}</p>
    {table(heads, paper.rows("pos gtin sku text uom quantity"), "cllllr")}"""
    return page(style, body)
