"""Printed orders as they come from Germany, Austria and Switzerland."""

from clerkwork.training.layouts.exam import Paper, one_line

from .catalogue import Prints
from .columns import Look, sums, table
from .customers import Customer
from .pen import Pen, Setup
from .terms import terms

PRINTED = Prints()


@PRINTED.sheet(
    "einkauf",
    Customer(
        "DE",
        "Hettlage Pumpenbau GmbH|Vogtländische Gussstahl AG|Ruhrkant Fördertechnik GmbH",
        "werk",
        "45{n:08d}",
        "dd.MM.yyyy",
        lines=(2, 26),
        base=True,
        units="ST PAK KG M L ROL SAT",
        unit="Wareneingang Tor 3",
        codes="@@-#####|10######",
    ),
    Setup("a4", "helvetica", 9, 56, foot=90),
)
def einkauf(paper: Paper, pen: Pen) -> None:
    """A big system's form: two rows of heads, price unit, the line's date and your number below it."""
    pen.again = lambda: again(paper, pen)
    pen.text(pen.left, one_line(paper.order.buyer, paper.hand, " * "), y=110, size=6.5)
    pen.lines(pen.left, paper.vendor, y=124, size=10)
    pen.text(pen.left + 290, paper.buyer, y=48, size=13, bold=True)
    pen.text(pen.left + 290, "Bestellung", y=106, size=12, bold=True)
    side = [("Bestellnummer / Datum", f"{paper.number} / {paper.ordered}"),
    ("Ansprechpartner", paper.order.buyer.person),
            ("Telefon", paper.order.buyer.phone),
            ("Ihre Lieferantennr. bei uns", paper.digits(6))]  # fmt: skip
    y = 124.0
    for label, value in side:
        y = pen.text(pen.left + 290, label, y=y, size=7)
        y = pen.text(pen.left + 290, value, y=y) + 3
    pen.y = 226
    pen.y = pen.lines(pen.left, paper.ship_to, head="Bitte liefern an:") + 8
    pen.y = pen.pairs(pen.left, [("Lieferbedingung:", "DAP, frei Haus"), ("Zahlungsbed.:", "30 Tage netto"),
                                 ("Währung:", paper.code)], 90) + 12  # fmt: skip
    rows = []
    for row in paper.rows("tens buyer_sku text quantity uom price base amount sku due"):
        pos, ours, text, count, unit, price, base, amount, theirs, due = row
        rows.append([pos, ours, f"{text}\nIhre Materialnummer: {theirs}\nLiefertermin: {due}",
                     f"{count} {unit}", price, f"{base} {unit}", amount])  # fmt: skip
    spec = "Pos.:6|Material:12|Bezeichnung:38|Bestellmenge:13r|Preis:10r|pro:8r|Nettowert:13r"
    table(pen, spec, rows, Look("heads", pad=4))
    pen.rule(pen.left, pen.right)
    sums(pen, [("Gesamtnettowert ohne MwSt.", f"{paper.total} {paper.code}")], pen.left)
    foot = paper.order.references["vat_id"]
    pen.foot(
        f"Sitz der Gesellschaft: {paper.order.buyer.city}   HRB 3071   USt-IdNr. DE{foot}",
        "l",
        up=44,
    )
    pen.foot("Seite {page} / {pages}", "r", up=44)
    terms(pen, "de")


def again(paper: Paper, pen: Pen) -> None:
    pen.text(pen.left, f"Bestellung {paper.order.number}", bold=True)
    pen.y += 24


@PRINTED.sheet(
    "kaufmann",
    Customer(
        "DE",
        "Malerbetrieb Kofler & Sohn|Gärtnerei Blumhardt|Sanitär Ostheimer e.K.",
        "bau",
        "B-{n:05d}",
        "dd.MM.yyyy",
        lines=(1, 9),
        tax=True,
        discount=True,
        money="sign after",
        places=2,
        own=False,
        units="Stck. VE kg lfm Ltr. Rolle Satz",
    ),
    Setup("a4", "noto", 8.5, 60, foot=96),
)
def kaufmann(paper: Paper, pen: Pen) -> None:
    """A craftsman's office program: window letter, discount column, euro signs, three blocks below."""
    pen.text(pen.right, paper.buyer, size=14, bold=True, side="r")
    pen.lines(pen.right, paper.home, y=pen.y + 20, side="r", size=8)
    pen.text(pen.left, one_line(paper.order.buyer, paper.hand, ", "), y=118, size=6)
    pen.lines(pen.left, ["Firma", *paper.vendor], y=130, size=9.5)
    facts = [("Bestellung Nr.:", paper.number), ("Datum:", paper.ordered),
            ("Unsere Kd.-Nr.:", paper.digits(5)),
             ("Liefertermin:", paper.wanted)]  # fmt: skip
    pen.pairs(pen.right - 160, facts, 160, y=136, side="r")
    pen.y = 226
    pen.text(pen.left, f"Bestellung {paper.order.number}", size=13, bold=True)
    pen.y += 24
    pen.say(
        "Sehr geehrte Damen und Herren,\nwir bestellen zu den vereinbarten Konditionen folgende Artikel:"
    )
    pen.y += 6
    rows = [
        [*row[:5], f"{row[5]} %" if row[5] else "", row[6]]
        for row in paper.rows("pos item text measured price discount amount")
    ]
    spec = "Pos.:5|Art.-Nr.:12|Bezeichnung:35|Menge:15r|E-Preis:12r|Rabatt:8r|G-Preis:13r"
    table(pen, spec, rows, Look("heads rows"))
    found = [
        ("Summe Netto", paper.subtotal),
        (f"MwSt. {paper.rate},00 %", paper.tax),
        ("Bestellsumme", paper.total),
    ]
    sums(pen, found, pen.right - 180)
    pen.y += 12
    pen.say("Bitte bestätigen Sie uns den Auftrag unter Angabe der Bestellnummer.")
    pen.foot(
        f"Volksbank eG  IBAN DE{paper.digits(9)}{paper.digits(9)}   Steuer-Nr. 311/5{paper.digits(3)}/0412",
        up=40,
    )


@PRINTED.sheet(
    "bestellschein",
    Customer(
        "DE",
        "Stadt Niederhausen - Bauhof|Landkreis Ostrau, Amt für Schulen",
        "buero",
        "{y}/{n:04d}",
        "dd.MM.yyyy",
        lines=(1, 6),
        unit="Hausmeisterdienst",
    ),
    Setup("a4", "times", 10, 56),
)
def bestellschein(paper: Paper, pen: Pen) -> None:
    """A public body's form with fields: labels on lines, a ruled list with unit beside quantity."""
    pen.text(pen.left, paper.buyer, size=13, bold=True)
    pen.text(pen.right, "BESTELLSCHEIN", size=16, bold=True, side="r")
    pen.text(pen.left, ", ".join(paper.home), y=pen.y + 17)
    pen.y += 44
    fields = [("Bestell-Nr.", paper.number, "Datum", paper.ordered),
              ("Haushaltsstelle", f"1.{paper.digits(4)}.5200", "Sachbearbeiter/in", paper.order.buyer.person),
              ("Auftragnehmer", paper.vendor[0], "in", paper.vendor[-1]),
              ("Zu liefern bis", paper.wanted, "Telefon", paper.order.buyer.phone)]  # fmt: skip
    for label, value, other, fact in fields:
        pen.text(pen.left, label, size=8)
        pen.text(pen.left + 76, value)
        pen.rule(pen.left + 74, pen.middle - 8, y=pen.y + 13, thick=0.3)
        pen.text(pen.middle, other, size=8)
        pen.text(pen.middle + 82, fact)
        pen.rule(pen.middle + 80, pen.right, y=pen.y + 13, thick=0.3)
        pen.y += 23
    pen.text(pen.left, "Lieferanschrift", size=8)
    pen.y = pen.lines(pen.left + 76, paper.ship_to) + 14
    rows = paper.rows("quantity uom text item price amount")
    blank = [[""] * 6 for _ in range(max(0, 8 - len(rows)))]
    spec = "Menge:9r|Einheit:9|Gegenstand:38|Katalog-Nr.:14|Einzelpreis EUR:13r|Gesamt EUR:14r"
    table(pen, spec, [*rows, *blank], Look("heads rows frame poles", pad=4))
    paper.shown.add("currency")
    sums(pen, [("Summe (ohne Umsatzsteuer)", paper.total)], pen.right - 210)
    pen.y += 26
    pen.say(
        "Rechnung in zweifacher Ausfertigung. Ohne Angabe der Bestell-Nr. kann nicht gezahlt werden.",
        size=8,
    )
    pen.y += 30
    pen.text(pen.left, "Im Auftrag  ______________________")


@PRINTED.sheet(
    "tabelle",
    Customer(
        "DE",
        "Bäckerei Grewe|Café Zuckerstück GbR|Pension Waldesruh",
        "kueche",
        "{n}",
        "d.M.yyyy",
        lines=(4, 14),
        own=False,
        grouped=False,
        units="Stück Karton kg m Liter Rolle Set",
    ),
    Setup("a4 wide", "ubuntu", 10, 40),
)
def tabelle(paper: Paper, pen: Pen) -> None:
    """A sheet of a small firm, printed wide with all its grid: our list, quantity typed in at the end."""
    pen.text(pen.left, f"Bestellung {paper.buyer}", size=16, bold=True)
    pen.y += 26
    pen.strip([("Bestell-Nr.", paper.number), ("vom", paper.ordered), ("Lieferung am", paper.wanted),
               ("Lieferant", paper.order.seller.name), ("bestellt von", paper.order.buyer.person)],
              (1, 1, 1, 1.6, 1.2), high=32, fill="#fdf6d8", small=7.5)  # fmt: skip
    pen.y += 10
    rows = [
        [*row[:4], row[4], "", row[5]] for row in paper.rows("item text uom price quantity amount")
    ]
    spec = "Artikel:12|Bezeichnung:38|Einheit:10|Preis/Einheit €:13r|Menge:10r|Anmerkung:16|Summe €:12r"
    table(pen, spec, rows, Look("heads rows frame poles", fill="#f4e3a1"))
    paper.shown.add("unclear_currency")
    sums(pen, [("Gesamt €", paper.total)], pen.right - 160)


@PRINTED.sheet(
    "seehotel",
    Customer(
        "AT",
        "Seehotel Bellevue Betriebs GmbH|Gasthof Kaiserblick KG",
        "kueche",
        "EK{yy}-{n:05d}",
        "dd.MM.yy",
        lines=(5, 60),
        unit="Küche / Anlieferung Hof",
        money="code before",
    ),
    Setup("a4", "fira", 8, 44),
)
def seehotel(paper: Paper, pen: Pen) -> None:
    """A hotel's stock program: order quantity and content, one line of facts, goods by groups."""
    pen.text(pen.left, paper.buyer, size=12, bold=True)
    pen.lines(pen.left, [*paper.home, f"Tel. {paper.order.buyer.phone}"], y=pen.y + 16)
    pen.lines(pen.right, ["Lieferadresse", *paper.ship_to], side="r")
    pen.y += 84
    pen.lines(pen.left, ["An", *paper.vendor])
    pen.y += 74
    pen.text(pen.left, f"Lieferantenbestellung {paper.number} vom {paper.ordered}, Lieferung {paper.wanted}",
             size=10, bold=True)  # fmt: skip
    pen.y += 20
    cells = paper.rows("sku text quantity uom price amount")
    half = (len(cells) + 1) // 2
    rows: list[list[str] | str] = ["Trockensortiment", *cells[:half], "Kühlware", *cells[half:]]
    spec = "Art.Nr.Lieferant:15|Artikel:37|Bestellmenge:12r|Eh.:8|EK netto:14r|Wert netto:15r"
    table(pen, spec, rows, Look("heads rows", fill="#e7ece4", pad=2))
    sums(pen, [("Bestellwert netto", paper.total)], pen.right - 170)
    pen.foot("Gedruckt aus der Warenwirtschaft, Seite {page} von {pages}", "l")


@PRINTED.sheet(
    "spital",
    Customer(
        "CH",
        "Kantonsspital Seetal AG|Psychiatrische Dienste Oberwald",
        "klinik",
        "200{n:05d}",
        "dd.MM.yyyy",
        lines=(2, 11),
        tax=True,
        codes="##.##.###|1#####",
        nation="code",
        unit="Zentrallager, Rampe 2",
    ),
    Setup("a4", "noto", 8, 50, strokes="words"),
)
def spital(paper: Paper, pen: Pen) -> None:
    """A Swiss hospital's order: labels left, addresses right, article number of supplier and of ours."""
    pen.text(pen.left, paper.buyer, size=13, bold=True)
    pen.y += 40
    facts = [("Bestellung Nr.", paper.number), ("Bestelldatum", paper.ordered),
            ("Wunschtermin", paper.wanted),
             ("Besteller/in", paper.order.buyer.person), ("Direktwahl", paper.order.buyer.phone),
             ("MWST-Nr.", paper.company_number("CH"))]  # fmt: skip
    pen.pairs(pen.left, facts, 84, step=13)
    pen.lines(pen.left + 320, paper.vendor, size=9.5)
    pen.y += 94
    pen.text(pen.left, "Bestellung", size=15, bold=True)
    pen.lines(pen.left + 320, paper.ship_to, head="Lieferadresse")
    pen.lines(pen.left, [paper.order.buyer.name, "Kreditoren", *paper.home], y=pen.y + 24)
    pen.y += 88
    rows = [
        [row[0], row[1], f"{row[2]}\nUnsere Nr. {row[3]}", *row[4:]]
        for row in paper.rows("pos sku full buyer_sku quantity uom price amount")
    ]
    spec = "Pos:5|Ihre Art.-Nr.:13|Artikelbezeichnung:39|Menge:9r|ME:7|Preis CHF:12r|Betrag CHF:13r"
    table(pen, spec, rows, Look("heads rows", thick=1.2))
    found = [
        ("Zwischentotal", paper.subtotal),
        (f"MWST {paper.rate} %", paper.tax),
        ("Total CHF", paper.total),
    ]
    paper.shown.add("currency")
    sums(pen, found, pen.right - 170)
    pen.foot("Seite {page}/{pages}", "r")
