"""Printed orders after Dutch and Portuguese forms."""

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from .exam import Catalogue, Paper
from .exam_press import Press, between, bold_heads, boxed, columns, filled, ruled, under_heads
from .exam_way import Way

PRINTED = Catalogue("pdf", "pdf")


@PRINTED.order("inkoop", Way("NL", "dd-MM-yyyy", lines=(1, 12), tax=True, units=0))
def inkoop(paper: Paper) -> bytes:
    """A bookkeeping program's purchase order: labels with colons, euro signs in a column of their own."""
    press = Press("a4", 50, font="noto", size=8.5, bottom=60)
    numbers = f"KvK {paper.digits(8)} | BTW NL{paper.digits(9)}B01 | IBAN NL{paper.digits(2)} RABO"
    press.foot(numbers + " | pagina {page} van {pages}", "c", up=34, size=7)

    def story() -> list[Flowable]:
        facts = [["Inkoopordernummer:", paper.number], ["Orderdatum:", paper.ordered],
                 ["Gewenste leverdatum:", paper.wanted],
                 ["Ons klantnummer:", paper.order.references["customer_no"]],
                 ["Betalingstermijn:", "30 dagen"]]  # fmt: skip
        heads = "Artikelnr.|Omschrijving|Aantal|Eenheid||Stuksprijs||Bedrag|BTW"
        rows = [
            [*row[:4], "€", row[4], "€", row[5], row[6]]
            for row in paper.rows("item two quantity uom price amount rate")
        ]
        found = [
            ("Subtotaal excl. BTW", f"€ {paper.subtotal}"),
            (f"BTW {paper.rate}%", f"€ {paper.tax}"),
        ]
        return [
            press.grid([[press.p(paper.vendor, size=10),
                press.p([*paper.home, paper.order.buyer.phone], head=paper.buyer)]],
                       (1.5, 1)),
            press.gap(22),
            press.p("INKOOPORDER", bold=True, size=15),
            press.gap(6),
            press.grid([[press.grid(facts, (1.1, 1), wide=240),
                press.p(paper.ship_to, head="Afleveradres:")]], (1.2, 1)),
            press.gap(14),
            press.lines(heads, rows, (14, 33, 9, 9, 4.5, 11, 4.5, 12, 7), "llrlrrrrr", under_heads(),
                between()),
            press.gap(6),
            press.sums([*found, ("Totaal incl. BTW", f"€ {paper.total}")], 0.42),
        ]  # fmt: skip

    paper.shown.add("unclear_currency")
    return press.build(story)


@PRINTED.order("techniek", Way("NL", "d-M-yyyy", lines=(1, 8), units=1, base=True, places=0))
def techniek(paper: Paper) -> bytes:
    """An installer's order: project numbers, prices for so many, sums boxed, call-off text."""
    press = Press("a4", 42, size=8.5)

    def story() -> list[Flowable]:
        project = f"{paper.digits(6)}"
        boxes = [["Bestelnummer", "Besteldatum", "Projectnr.", "Besteller", "Leverweek"],
                 [paper.number, paper.ordered, project, paper.order.buyer.person, "zie regels"]]  # fmt: skip
        heads = "Rgl|Uw artikelcode|Omschrijving|Leverdatum|Aantal|Ehd|Prijs|Per|Totaal"
        rows = paper.rows("pos sku full due quantity uom price base amount")
        return [
            press.grid([[press.p("BESTELBON", bold=True, size=18, color="#1f4e79"),
                         press.p(paper.home, head=paper.buyer)]], (1.6, 1)),
            press.gap(10),
            press.grid([[press.p(paper.vendor, head="Leverancier"),
                press.p(paper.ship_to, head="Werkadres (levering)")]],
                       (1, 1), ruled("#1f4e79")),
            press.gap(6),
            press.grid(boxes, (1, 1, 1, 1.2, 1), ruled("#1f4e79"), bold_heads(press, 7.5)),
            press.gap(8),
            press.lines(heads, rows, (5, 14, 33, 11, 9, 6, 10, 5, 12), "clllrcrrr", boxed("#1f4e79"),
                columns("#b7c6d6"),
                        filled("#e4ecf4")),
            press.sums([(f"Totaal exclusief BTW in {paper.code}", paper.total)], 0.5, boxed("#1f4e79")),
            press.gap(10),
            press.p(["Wilt u deze bestelling binnen twee dagen bevestigen?",
                     "Facturen zonder bestel- en projectnummer worden niet in behandeling genomen."]),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order(
    "kwekerij", Way("NL", "d MMMM yyyy", money="sign before", lines=(1, 6), units=1, own=False)
)
def kwekerij(paper: Paper) -> bytes:
    """A nursery's mail-like letter with a small table without rules."""
    press = Press("a4", 66, font="ubuntu", size=10)

    def story() -> list[Flowable]:
        heads = "|product|uw nummer|per stuk|samen"
        rows = paper.rows("measured text sku price amount")
        return [
            press.p([paper.buyer, *paper.home, paper.order.buyer.mail]),
            press.gap(16),
            press.p(paper.vendor),
            press.gap(16),
            press.p(f"{paper.order.buyer.city}, {paper.ordered}"),
            press.gap(10),
            press.p(f"Betreft: bestelling {paper.number}", bold=True),
            press.gap(10),
            press.p("Beste relatie, graag bestellen wij bij u:"),
            press.gap(6),
            press.lines(heads, rows, (15, 40, 16, 14, 15), "llrrr"),
            press.gap(6),
            press.p(f"Totaal {paper.total} zonder btw."),
            press.p(f"Graag leveren op {paper.wanted}, voor 9 uur."),
            press.gap(16),
            press.p(["Met vriendelijke groet,", paper.order.buyer.person]),
        ]

    return press.build(story)


@PRINTED.order(
    "encomenda", Way("PT", "dd/MM/yyyy", lines=(1, 10), tax=True, discount=True, units=0)
)
def encomenda(paper: Paper) -> bytes:
    """A certified program's order to a supplier: series and number, tax table, carriage data."""
    press = Press("a4", 40, size=8.5)

    def story() -> list[Flowable]:
        right = press.p(["Exmo.(s) Sr.(s)", *paper.vendor], size=9.5)
        facts = [["V/Nº Contrib.", "Requisição", "Moeda", "Data", "Entrega prevista"],
                 [paper.digits(9), paper.digits(4), paper.code, paper.ordered, paper.wanted]]  # fmt: skip
        heads = "Artigo|Descrição|Qtd.|Un.|Pr. Unitário|Desc. %|IVA|Valor"
        rows = paper.rows("item two quantity uom price discount rate amount")
        taxes = [
            ["Taxa", "Incidência", "Total IVA"],
            [f"{paper.rate},00", paper.subtotal, paper.tax],
        ]
        found = [("Mercadoria/Serviços", paper.subtotal), ("IVA", paper.tax)]
        found += [(f"Total ({paper.code})", paper.total)]
        sums = press.grid(
            [[a, press.p(b, align="r")] for a, b in found], (1.2, 1), boxed("#666666"), wide=210
        )
        return [
            press.grid([[press.p([*paper.home, f"Contribuinte N.º: {paper.digits(9)}"], head=paper.buyer),
                right]], (1.2, 1)),
            press.gap(14),
            press.p(f"Encomenda a Fornecedor {paper.number}", bold=True, size=12),
            press.gap(4),
            press.grid(facts, (1, 1, 0.7, 1, 1), ("LINEBELOW", (0, 0), (-1, 0), 0.5, HexColor("#666666")),
                bold_heads(press, 8)),
            press.gap(6),
            press.lines(heads, rows, (13, 37, 9, 6, 12, 8, 6, 12), "llrlrrrr", under_heads(), between()),
            press.gap(10),
            press.grid([[press.grid(taxes, (1, 1.2, 1), ruled("#999999"), wide=190), sums]], (1.3, 1)),
            press.gap(8),
            press.p(paper.ship_to, head="Local de descarga"),
            press.gap(8),
            press.p("Processado por programa certificado. Este documento não serve de fatura.", size=7),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order(
    "hotel", Way("PT", "d 'de' MMMM 'de' yyyy", money="sign after", lines=(1, 7), units=1)
)
def hotel(paper: Paper) -> bytes:
    """A hotel's order note: departments, framed heads, the place of delivery in a sentence."""
    press = Press("a4", 54, font="fira", size=9)

    def story() -> list[Flowable]:
        heads = "Quant.|Unidade|Designação|V/ referência|Secção|Preço unit.|Total"
        rows = [
            [*row[:4], ("Bar", "Andares", "Cozinha")[at % 3], *row[4:]]
            for at, row in enumerate(paper.rows("quantity uom text sku price amount"))
        ]
        return [
            press.p(paper.buyer, size=17, align="c", color="#4b2e83"),
            press.p(" • ".join(paper.home), align="c", size=8),
            press.gap(12),
            press.grid([[f"NOTA DE ENCOMENDA N.º {paper.number}", press.p(paper.ordered, align="r")]], (1, 1),
                       filled("#e6e0f2")),
            press.gap(10),
            press.p(["À", *paper.vendor]),
            press.gap(10),
            press.lines(heads, rows, (9, 10, 34, 15, 10, 12, 13), "rlllcrr", ruled("#b9aad6")),
            press.gap(4),
            press.p(f"Total da encomenda sem IVA: {paper.total}", bold=True, align="r"),
            press.gap(10),
            press.p(f"Agradecemos a entrega até {paper.wanted} na seguinte morada: "
                    f"{', '.join(paper.ship_to)}."),
            press.gap(18),
            press.p(["O responsável de compras", paper.order.buyer.person]),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order("metalurgica", Way("PT", "yyyy-MM-dd", lines=(2, 14), units=0, places=2))
def metalurgica(paper: Paper) -> bytes:
    """A factory's order: landscape, both codes, weeks and dates, a signature strip."""
    press = Press("a4 wide", 36, font="helvetica", size=8)
    press.foot("Mod. 074/3", up=26)
    press.foot("Pág. {page}/{pages}", "r", up=26)

    def story() -> list[Flowable]:
        heads = "Item|N/ código|V/ código|Designação|Data entrega|Qtd.|Un.|Preço|Total"
        rows = paper.rows("tens buyer_sku sku full due quantity uom price amount")
        signs = [["Elaborado", "Verificado", "Aprovado"], [paper.order.buyer.person, "", ""]]
        return [
            press.grid([[press.p(paper.home, head=paper.buyer),
                         press.p(["ORDEM DE COMPRA", paper.number], bold=True, size=13, align="c"),
                         press.p([f"Data: {paper.ordered}", f"Fornecedor: {paper.digits(5)}",
                             "Transporte: V/ conta"],
                                 align="r")]], (1, 1, 1), boxed()),
            press.grid([[press.p(paper.vendor, head="Fornecedor"),
                press.p(paper.ship_to, head="Entregar em")]], (1, 1),
                       ruled()),
            press.gap(8),
            press.lines(heads, rows, (5, 12, 12, 34, 11, 9, 5, 11, 12), "clllcrcrr", ruled("#777777"),
                filled("#e4e4e4")),
            press.sums([(f"Valor total {paper.code}", paper.total)], 0.3, ruled("#777777")),
            press.gap(12),
            press.grid(signs, (1, 1, 1), ruled("#777777")),
        ]  # fmt: skip

    return press.build(story)
