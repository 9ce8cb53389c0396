"""Printed orders after Spanish and Italian forms."""

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, KeepTogether

from .exam import Catalogue, Paper
from .exam_press import Press, between, bold_heads, boxed, columns, filled, ruled, under_heads
from .exam_way import Way

PRINTED = Catalogue("pdf", "pdf")


@PRINTED.order("pedido", Way("ES", "dd/MM/yyyy", lines=(1, 12), tax=True, discount=True))
def pedido(paper: Paper) -> bytes:
    """A commercial program's order: fiscal data, discounts, a strip of bases and taxes below."""
    press = Press("a4", 38, size=8.5)

    def story() -> list[Flowable]:
        facts = [["PEDIDO Nº", "FECHA", "PROVEEDOR", "FORMA DE PAGO", "ENTREGA"],
                 [paper.number, paper.ordered, f"{int(paper.digits(4)):06d}", "Recibo 60 días",
                     paper.wanted]]  # fmt: skip
        heads = "Código|Concepto|Cantidad|Ud.|Precio|% Dto.|Importe"
        rows = paper.rows("item two quantity uom price discount amount")
        strip = [["Base imponible", "% I.V.A.", "Cuota I.V.A.", "TOTAL PEDIDO"],
                 [paper.subtotal, paper.rate, paper.tax, f"{paper.total} {paper.code}"]]  # fmt: skip
        return [
            press.grid([[press.p([*paper.home, f"C.I.F.: B{paper.digits(8)}",
                f"Tel.: {paper.order.buyer.phone}"],
                                 head=paper.buyer, size=9),
                         press.p(paper.vendor, size=10)]], (1, 1), boxed(), columns()),
            press.gap(6),
            press.grid(facts, (1, 1, 1, 1.2, 1), ruled(), filled("#dfe7f2"), bold_heads(press, 7.5)),
            press.gap(6),
            press.p(f"Lugar de entrega: {', '.join(paper.ship_to)}"),
            press.gap(8),
            press.lines(heads, rows, (14, 42, 10, 7, 11, 8, 13), "llrlrrr", boxed(), columns(),
                under_heads(thick=0.5)),
            press.gap(10),
            press.grid(strip, (1, 1, 1, 1.3), ruled(), filled("#dfe7f2"), bold_heads(press, 7.5)),
            press.gap(14),
            press.p(["Conforme,", "", f"{paper.order.buyer.person} - Dpto. de Compras"]),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order("ayuntamiento", Way("ES", "d 'de' MMMM 'de' yyyy", lines=(1, 5), tax=True, units=0))
def ayuntamiento(paper: Paper) -> bytes:
    """A public body's order: file number, sentence with the date at the end, sums in the table."""
    press = Press("a4", 64, font="times", size=10.5)

    def story() -> list[Flowable]:
        heads = "N.º|Descripción del suministro|Unidades|Precio unitario|Total"
        rows = [
            [row[0], row[1], f"{row[2]} {row[3]}", f"{row[4]} €", f"{row[5]} €"]
            for row in paper.rows("pos full quantity uom price amount")
        ]
        rows += [["", "Suma", "", "", f"{paper.subtotal} €"],
            ["", f"IVA {paper.rate} %", "", "", f"{paper.tax} €"],
                 ["", "Importe total (IVA incluido)", "", "", f"{paper.total} €"]]  # fmt: skip
        return [
            press.p(paper.buyer, bold=True, size=15),
            press.p([*paper.home]),
            press.gap(18),
            press.p(f"ORDEN DE COMPRA {paper.number}", bold=True, size=12, align="c"),
            press.p(f"Expediente {paper.digits(3)}/{paper.order.ordered.year}   Partida 920.22000",
                align="c"),
            press.gap(14),
            press.p(["Adjudicatario:", *paper.vendor]),
            press.gap(10),
            press.lines(heads, rows, (7, 48, 14, 15, 16), "clrrr", ruled("#555555")),
            press.gap(10),
            press.p(f"Plazo de entrega: {paper.wanted}."),
            press.p(f"Dirección de entrega: {'; '.join(paper.ship_to)}."),
            press.gap(20),
            press.p(f"En {paper.order.buyer.city}, a {paper.ordered}", align="r"),
            press.gap(20),
            press.p([paper.order.buyer.person, "Jefe de Contratación"], align="r"),
        ]  # fmt: skip

    paper.shown.add("unclear_currency")
    return press.build(story)


@PRINTED.order(
    "taller",
    Way("ES", "dd-MM-yyyy", money="sign after", lines=(1, 6), freight=True, tax=True, units=1),
)
def taller(paper: Paper) -> bytes:
    """A workshop's order: every article a small box of labels, sums on the left."""
    press = Press("a4", 52, font="ubuntu", size=9)

    def box(row: list[str]) -> Flowable:
        item, text, count, price, amount = row
        cells = [["Referencia", item, "Cantidad", count], ["Artículo", press.p(text), "Precio", price],
                 ["", "", "Importe", amount]]  # fmt: skip
        bold = [("FONT", (at, 0), (at, -1), press.face(bold=True), 8) for at in (0, 2)]
        return KeepTogether(
            [press.grid(cells, (1, 3, 1, 1.3), boxed("#999999"), *bold), press.gap(5)]
        )

    def story() -> list[Flowable]:
        sums = [
            f"Suma: {paper.subtotal}",
            f"Portes: {paper.freight}",
            f"IVA {paper.rate} %: {paper.tax}",
        ]
        return [
            press.p(f"Pedido {paper.number}", bold=True, size=18, color="#2e6b3a"),
            press.p(f"{paper.buyer} · {', '.join(paper.home)}"),
            press.gap(10),
            press.grid([[press.p(paper.vendor, head="Para"), press.p(paper.ship_to, head="Enviar a"),
                         press.p([paper.ordered], head="Fecha de pedido"),
                         press.p([paper.wanted], head="Lo necesitamos el")]], (1.2, 1.3, 0.9, 1)),
            press.gap(12),
            *map(box, paper.rows("sku two measured price amount")),
            press.gap(4),
            press.p([*sums], size=9),
            press.p(f"Total del pedido: {paper.total}", bold=True, size=11),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order("suministros", Way("ES", "d/M/yyyy", lines=(20, 60), units=0, places=2))
def suministros(paper: Paper) -> bytes:
    """A wholesaler's order: bar codes and no prices, many lines, striped."""
    press = Press("a4", 40, font="helvetica", size=8)
    press.foot("Hoja {page} de {pages}", "c", up=28)

    def story() -> list[Flowable]:
        heads = "Lín.|Código de barras|Su referencia|Artículo|Pedido|Formato"
        rows = paper.rows("pos gtin sku text quantity uom")
        stripes = [
            ("BACKGROUND", (0, at), (-1, at), HexColor("#f0f0f0"))
            for at in range(2, len(rows) + 1, 2)
        ]
        return [
            press.p("PEDIDO A PROVEEDOR", bold=True, size=13),
            press.gap(6),
            press.grid([[press.p([paper.buyer, *paper.home], head="Cliente"),
                         press.p([f"Número: {paper.number}", f"Fecha: {paper.ordered}",
                                  f"Fecha de entrega: {paper.wanted}"], head="Documento")],
                        [press.p(paper.vendor, head="Proveedor"),
                            press.p(paper.ship_to, head="Punto de entrega")]],
                       (1, 1), ruled("#aaaaaa")),
            press.gap(10),
            press.lines(heads, rows, (6, 17, 16, 42, 10, 9), "clllrl", under_heads(), *stripes),
            press.gap(8),
            press.p(f"Total líneas: {len(rows)}", align="r"),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order("ordine", Way("IT", "dd/MM/yyyy", lines=(1, 10), tax=True, discount=True, units=0))
def ordine(paper: Paper) -> bytes:
    """A business program's order to a supplier: boxes of small labels above values, then the goods."""
    press = Press("a4", 34, size=8)

    def box(label: str, *texts: str) -> Flowable:
        return press.p([label, *texts], size=8)

    def story() -> list[Flowable]:
        top = [[box("Spett.le", *paper.vendor), box("Destinazione merce", *paper.ship_to)]]
        row = [[box("N. ordine", paper.number), box("Data ordine", paper.ordered),
                box("Cod. fornitore", paper.digits(6)), box("Pagamento", "Ri.Ba. 60 gg f.m."),
                box("Porto", "Franco"), box("Data consegna", paper.wanted)]]  # fmt: skip
        heads = "Codice|Descrizione|U.M.|Quantità|Prezzo|Sc. %|Importo|IVA"
        rows = [
            [*line, paper.rate]
            for line in paper.rows("item two uom quantity price discount amount")
        ]
        last = [[box("Imponibile", paper.subtotal), box("Imposta", paper.tax), box("Aspetto", "Cartoni"),
                 box(f"TOTALE ORDINE {paper.code}", paper.total)]]  # fmt: skip
        return [
            press.p(paper.buyer, bold=True, size=14),
            press.p(f"{', '.join(paper.home)} - P.IVA {paper.digits(11)}", size=7.5),
            press.gap(6),
            press.p("ORDINE A FORNITORE", bold=True, size=11, align="r"),
            press.grid(top, (1, 1), ruled("#777777")),
            press.grid(row, (1.2, 1, 1, 1.3, 0.8, 1.1), ruled("#777777")),
            press.gap(4),
            press.lines(heads, rows, (13, 40, 6, 10, 11, 8, 12, 5), "llcrrrrc", boxed("#777777"),
                columns("#777777"),
                        filled("#eeeeee")),
            press.gap(4),
            press.grid(last, (1, 1, 1, 1.2), ruled("#777777")),
            press.gap(8),
            press.p("Si prega di restituire copia firmata per accettazione. Citare il "
                    "numero d'ordine sul DDT.", size=7),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order("officina", Way("IT", "dd.MM.yyyy", money="sign before", lines=(1, 7), units=1))
def officina(paper: Paper) -> bytes:
    """A mechanical workshop's order: dates for each line, and the address at the foot."""
    press = Press("a4", 56, font="fira", size=9)

    def story() -> list[Flowable]:
        heads = "Pos.|Vs. codice|Ns. codice|Descrizione|Q.tà|Prezzo|Consegna"
        rows = paper.rows("pos sku buyer_sku text measured price due")
        return [
            press.p(paper.buyer, size=18, color="#7a1f2b"),
            press.p(" - ".join(paper.home), size=8),
            press.gap(16),
            press.grid([[press.p([f"Ordine n. {paper.number}", f"del {paper.ordered}"], size=12),
                         press.p(["Alla cortese attenzione di", *paper.vendor])]], (1, 1)),
            press.gap(12),
            press.p("Vi preghiamo di fornirci quanto segue:"),
            press.gap(6),
            press.lines(heads, rows, (6, 15, 15, 32, 12, 13, 13), "cllllrl", under_heads("#7a1f2b"),
                between("#d9bfc2")),
            press.gap(6),
            press.p(f"Totale ordine, IVA esclusa: {paper.total}", bold=True, align="r"),
            press.gap(24),
            press.p(paper.ship_to, head="Indirizzo di consegna"),
            press.gap(8),
            press.p("Orario di ricevimento: 8.00 - 12.00 e 14.00 - 17.00. Imballo a perdere."),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order(
    "pasticceria", Way("IT", "d MMMM yyyy", lines=(1, 5), units=0, own=False, money="code after")
)
def pasticceria(paper: Paper) -> bytes:
    """A short letter with the goods in a list of dashes."""
    press = Press("a4", 78, top=70, font="noto", size=10)

    def story() -> list[Flowable]:
        items = [
            press.p(f"– {row[0]} {row[1]} (cod. art. {row[2]}), {row[3]} cad.")
            for row in paper.rows("measured text sku price")
        ]
        return [
            press.p([paper.buyer, *paper.home]),
            press.gap(20),
            press.p(paper.vendor, align="r"),
            press.gap(20),
            press.p(f"{paper.order.buyer.city}, {paper.ordered}"),
            press.gap(12),
            press.p(f"Oggetto: ns. ordine n. {paper.number}", bold=True),
            press.gap(12),
            press.p("Buongiorno, con la presente ordiniamo:"),
            press.gap(6),
            *items,
            press.gap(8),
            press.p(
                f"per un totale di {paper.total}, IVA esclusa, con consegna entro il {paper.wanted}."
            ),
            press.gap(20),
            press.p(["Cordiali saluti", paper.order.buyer.person]),
        ]

    return press.build(story)
