"""Printed orders after German, Austrian and Swiss forms."""

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from .exam import Catalogue, Paper, one_line
from .exam_press import Press, between, bold_heads, boxed, columns, filled, ruled, under_heads
from .exam_typewriter import Typewriter
from .exam_way import Way
from .sheet import PAPERS

PRINTED = Catalogue("pdf", "pdf")


def din_foot(press: Press, paper: Paper) -> None:
    """Address, bank and register, small, below each page."""
    buyer, iban = paper.order.buyer, f"DE{paper.digits(9)}{paper.digits(9)}"
    home = one_line(buyer, paper.hand, " · ")
    number = f"DE{paper.order.references['vat_id']}"
    press.foot("Seite {page} von {pages}", "r", up=76, size=6.5)
    press.foot(f"{home} · {buyer.mail}", up=56, size=6.5)
    press.foot(f"Sparkasse · IBAN {iban} · BIC SPKRDE33XXX", up=47, size=6.5)
    press.foot(f"Amtsgericht HRB 4711 · USt-IdNr. {number}", up=38, size=6.5)


def din_block(press: Press, paper: Paper) -> Flowable:
    """The block of references at the right of the window."""
    info = [
        ["Bestell-Nr.", paper.number],
        ["Datum", paper.ordered],
        ["Unsere Kd.-Nr. bei Ihnen", paper.order.references["customer_no"]],
        ["Ihr Angebot", paper.order.references["quote_ref"]],
        ["Ansprechpartner", paper.order.buyer.person],
        ["Durchwahl", paper.order.buyer.phone],
    ]
    return press.grid(info, (112, 106), wide=218)


@PRINTED.order("din-brief", Way("DE", "dd.MM.yyyy", lines=(1, 10), tax=True, units=0))
def din_brief(paper: Paper) -> bytes:
    """A letter after DIN 5008: window, a block of references, three columns at the foot."""
    press = Press("a4", 62, top=50, bottom=92, font="noto", size=9)
    din_foot(press, paper)

    def story() -> list[Flowable]:
        block = din_block(press, paper)
        sender = press.p(one_line(paper.order.buyer, paper.hand, " · "), size=6.5)
        heads = "Pos.|Artikel|Menge|ME|E-Preis €|G-Preis €"
        rows = [
            [row[0], f"{row[1]}\nIhre Art.-Nr.: {row[2]}", *row[3:]]
            for row in paper.rows("pos text sku quantity uom price amount")
        ]
        found = [("Summe netto", paper.subtotal), (f"zzgl. {paper.rate} % MwSt.", paper.tax)]
        return [
            press.p(paper.buyer, bold=True, size=15, align="r"),
            press.gap(40),
            press.grid([[[sender, press.gap(4), press.p(paper.vendor, size=10)], block]], (1, 1)),
            press.gap(26),
            press.p(f"Bestellung {paper.number}", bold=True, size=12),
            press.gap(8),
            press.p("Sehr geehrte Damen und Herren, wir bestellen zu unseren Einkaufsbedingungen:"),
            press.gap(8),
            press.lines(heads, rows, (6, 50, 11, 8, 12, 14), "llrlrr", under_heads(), between()),
            press.gap(4),
            press.sums([*found, ("Bestellwert brutto", f"{paper.total} EUR")], 0.45),
            press.gap(8),
            press.p(f"Liefertermin: {paper.wanted} (eintreffend)", bold=True),
            press.p(f"Lieferanschrift: {', '.join(paper.ship_to)}"),
            press.gap(14),
            press.p(["Mit freundlichen Grüßen", "", f"i. A. {paper.order.buyer.person}"]),
        ]

    paper.shown.add("currency")
    return press.build(story)


def konzern_table(press: Press, paper: Paper) -> Flowable:
    """Three rows for a position: the goods, the supplier's number, the day."""
    paper.shown.add("five digits")
    heads = "Pos.|Material|Bezeichnung|Bestellmenge|Einh.|Preis/ME|PE|Nettowert"
    body: list[list[Any]] = [heads.split("|")]
    for row in paper.rows("tens buyer_sku text quantity uom price base amount sku due"):
        pos, own, text, *numbers, theirs, due = row
        body.append([f"{int(pos):05d}", own, press.p(text), *numbers])
        below = (f"Ihre Materialnummer {theirs}", f"Liefertermin: Tag {due}")
        body += [["", "", each, "", "", "", "", ""] for each in below]
    rules = [("ALIGN", (at, 0), (at, -1), "RIGHT") for at in (3, 5, 6, 7)]
    close = ("BOTTOMPADDING", (0, 1), (-1, -1), 1)
    widths = (7, 13, 33, 13, 6, 11, 6, 13)
    return press.grid(body, widths, *rules, under_heads(), close, bold_heads(press, 8), repeat=1)


@PRINTED.order("konzern", Way("DE", "dd.MM.yyyy", lines=(1, 9), units=1, base=True, places=0))
def konzern(paper: Paper) -> bytes:
    """A group's ERP form: positions of several rows, price units, one delivery date a position."""
    press = Press("a4", 50, size=8.5, bottom=56)
    press.foot(f"Bestellung {paper.number}")
    press.foot("Seite: {page} / {pages}", "r")

    def story() -> list[Flowable]:
        facts = [["Bestellnummer/Datum", f"{paper.number} / {paper.ordered}"],
                 ["Ansprechpartner/Telefon", f"{paper.order.buyer.person} / {paper.order.buyer.phone}"],
                 ["Ihre Lieferantennummer bei uns", paper.digits(7)],
                 ["Zahlungsbed.", "14 Tage 3 %, 30 Tage netto"]]  # fmt: skip
        place = press.p(paper.ship_to, head="Bitte liefern Sie an:")
        table = konzern_table(press, paper)
        return [
            press.grid([[press.p(["Firma", *paper.vendor]),
                         press.p([paper.buyer, *paper.home], align="r")]], (1, 1)),
            press.gap(16),
            press.p("Bestellung", bold=True, size=15),
            press.grid(facts, (1, 2)),
            press.gap(6),
            place,
            press.gap(6),
            press.p("Lieferbedingung: DDP, frei Haus verzollt      Währung: " + paper.code),
            press.gap(8),
            table,
            press.sums([(f"Gesamtnettowert ohne MwSt. {paper.code}", paper.total)], 0.55,
                       ("LINEABOVE", (0, 0), (-1, 0), 1, "#000000")),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order(
    "handwerk", Way("DE", "d.M.yyyy", money="sign after", lines=(1, 6), units=2, own=True)
)
def handwerk(paper: Paper) -> bytes:
    """A craftsman's order: for a building site, colored heads, quantity and unit in one cell."""
    press = Press("a4", 55, font="ubuntu", size=9.5)

    def story() -> list[Flowable]:
        heads = "Menge|Bezeichnung|Art.-Nr.|Preis|Gesamt"
        rows = paper.rows("measured two item price amount")
        facts = [["Bestellung vom", paper.ordered], ["Bestell-Nr.", paper.number],
                 ["Kommission", f"BV {paper.order.ship_to.city}"], ["Benötigt am", paper.wanted]]  # fmt: skip
        return [
            press.p(paper.buyer, bold=True, size=17, color="#b0651d"),
            press.p([", ".join(paper.home), f"Tel. {paper.order.buyer.phone}"], size=8),
            press.gap(18),
            press.grid([[press.p(paper.vendor, head="An"), press.grid(facts, (1, 1.4))]], (1, 1.1)),
            press.gap(16),
            press.lines(heads, rows, (15, 43, 16, 13, 15), "rllrr", filled("#b0651d"),
                        between("#e5c9ad"), ink="#ffffff"),
            press.gap(4),
            press.sums([("Summe ohne MwSt.", paper.total)], 0.4),
            press.gap(14),
            press.p(paper.ship_to, head="Lieferung direkt auf die Baustelle:"),
            press.gap(8),
            press.p("Bitte am Vortag avisieren. Abladen mit Kran erforderlich."),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order("klinik", Way("DE", "dd.MM.yy", lines=(5, 30), units=0, own=True))
def klinik(paper: Paper) -> bytes:
    """A hospital's order of many lines: landscape, cost centres, both numbers, small type."""
    press = Press("a4 wide", 30, size=7, bottom=40)
    press.foot("Blatt {page}", "r", up=24)
    press.foot(f"Bestellnr. {paper.number} - Rechnung bitte 2-fach", up=24)

    def story() -> list[Flowable]:
        heads = "Lfd.|Mat.-Nr.|Lief.-Art.-Nr.|Artikelbezeichnung|EAN|Kostenst.|Menge|VE|Preis|Wert"
        rows = [
            [*row[:5], f"{9200 + at % 4}", *row[5:]]
            for at, row in enumerate(
                paper.rows("pos buyer_sku sku full gtin quantity uom price amount")
            )
        ]
        head = [
            press.p(["Zentraleinkauf", *paper.home], head=paper.buyer),
            press.p(paper.vendor, head="Lieferant"),
            press.p(paper.ship_to, head="Warenannahme"),
            press.p([f"Bestellnummer: {paper.number}", f"Bestelldatum: {paper.ordered}",
                     f"Lieferdatum: {paper.wanted}", f"Währung: {paper.code}"]),
        ]  # fmt: skip
        return [
            press.p("B E S T E L L U N G", bold=True, size=12),
            press.gap(4),
            press.grid([head], (1, 1, 1, 0.8), ruled("#888888")),
            press.gap(6),
            press.lines(heads, rows, (4, 10, 11, 33, 12, 8, 7, 6, 9, 10), "rllllcrlrr",
                        ruled("#bbbbbb"), filled("#eeeeee")),
            press.sums([("Summe", paper.total)], 0.25, ruled("#888888")),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order("gasthof", Way("AT", "dd.MM.yyyy", lines=(2, 8), units=2, own=False))
def gasthof(paper: Paper) -> bytes:
    """A fax form of an inn: boxes to tick, no prices, filled in by typewriter."""
    sheet = Typewriter(PAPERS["a4"])
    sheet.print(60, 62, paper.buyer, size=15, bold=True)
    sheet.print(60, 76, ", ".join(paper.home), size=8)
    sheet.print(60, 112, "BESTELLSCHEIN", size=13, bold=True)
    sheet.print(300, 112, "[ ] Anfrage   [X] Bestellung   [ ] Storno", size=9)
    sheet.field(60, 140, "An Firma", ", ".join(paper.vendor), 475)
    sheet.field(60, 164, "Bestellschein Nr.", paper.number, 200)
    sheet.field(330, 164, "Datum", paper.ordered, 205)
    sheet.field(60, 188, "Lieferung am", paper.wanted, 200)
    sheet.field(330, 188, "Kundennummer", paper.order.references["customer_no"], 205)
    stops = (60, 110, 170, 410, 535)
    rows = paper.rows("quantity uom text sku")
    sheet.table(stops, 210, "Menge|Einheit|Ware|Ihre Artikelnr.", rows, sides="rlll", least=10)
    sheet.field(60, 500, "Bestellt von", paper.order.buyer.person, 240)
    return sheet.finish()


@PRINTED.order("praezision", Way("CH", "dd.MM.yyyy", lines=(1, 8), tax=True, units=0, places=2))
def praezision(paper: Paper) -> bytes:
    """A Swiss factory's order: the numbers in a row of boxes, prices in francs, tall cells."""
    press = Press("a4", 48, font="fira", size=8.5)

    def story() -> list[Flowable]:
        boxes = [["Bestellung", "Datum", "Liefertermin", "Bearbeiter", "Zahlung"],
                 [paper.number, paper.ordered, paper.wanted, paper.order.buyer.person,
                     "30 Tage"]]  # fmt: skip
        heads = f"Pos|Artikel Lieferant|Bezeichnung|Menge|Eh|Preis|Total {paper.code}"
        rows = paper.rows("pos sku two quantity uom price amount")
        found = [("Zwischentotal", paper.subtotal), (f"MWST {paper.rate}%", paper.tax)]
        tall = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("TOPPADDING", (0, 1), (-1, -1), 7)]
        return [
            press.grid([[press.p(paper.home, head=paper.buyer), press.p(paper.vendor, size=10)]], (1, 1)),
            press.gap(26),
            press.p("Bestellung", size=18, color="#1f4e79"),
            press.gap(6),
            press.grid(boxes, (1, 1, 1, 1.2, 1), boxed("#1f4e79"), columns("#1f4e79"), bold_heads(press, 7)),
            press.gap(8),
            press.p(f"Lieferadresse: {', '.join(paper.ship_to)}"),
            press.gap(8),
            press.lines(heads, rows, (5, 17, 37, 10, 7, 11, 14), "lllrlrr", *tall, under_heads("#1f4e79"),
                        between("#9fb6cc")),
            press.sums([*found, (f"Gesamttotal {paper.code}", paper.total)], 0.42),
            press.gap(12),
            press.p(f"Rechnung an: {paper.order.buyer.mail}   {paper.company_number('CH')}", size=7.5),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order("spital", Way("CH", "d. MMMM yyyy", money="code before", lines=(1, 5), units=2))
def spital(paper: Paper) -> bytes:
    """A letter in prose with the articles as a numbered list."""
    press = Press("a4", 72, top=64, font="times", size=11)

    def story() -> list[Flowable]:
        items = [
            press.p(f"{row[0]}. {row[1]} {row[2]} (Artikel {row[3]}) zu {row[4]}")
            for row in paper.rows("pos measured text item price")
        ]
        return [
            press.p([paper.buyer, *paper.home]),
            press.gap(24),
            press.p(paper.vendor),
            press.gap(20),
            press.p(f"{paper.order.buyer.city}, {paper.ordered}"),
            press.gap(14),
            press.p(f"Unsere Bestellung Nr. {paper.number}", bold=True),
            press.gap(10),
            press.p("Guten Tag"),
            press.gap(6),
            press.p("Gestützt auf Ihre Offerte bestellen wir wie folgt:"),
            press.gap(6),
            *items,
            press.gap(8),
            press.p(f"Der Auftragswert beträgt {paper.total}. Wir erwarten die Ware bis spätestens "
                    f"{paper.wanted} an dieser Adresse:"),
            press.gap(6),
            press.p(paper.ship_to, color="#000000"),
            press.gap(14),
            press.p(["Freundliche Grüsse", "", paper.order.buyer.person, "Leiter Einkauf"]),
            press.gap(30),
            press.grid([[press.p("Beilage: Einkaufsbedingungen", size=8)]], (1,),
                       ("LINEABOVE", (0, 0), (-1, 0), 0.4, HexColor("#888888"))),
        ]  # fmt: skip

    return press.build(story)
