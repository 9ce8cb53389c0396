"""Printed orders as they come from Spain, Mexico and Italy."""

from clerkwork.training.layouts.exam import Paper

from .catalogue import Prints
from .columns import Look, sums, table
from .customers import Customer
from .pen import Pen, Setup

PRINTED = Prints()


@PRINTED.sheet(
    "obra",
    Customer(
        "ES",
        "Construcciones Barandiarán, S.L.|Reformas Integrales Alcor, S.L.",
        "obra",
        "PC-{yy}/{n:05d}",
        "dd/MM/yyyy",
        lines=(2, 9),
        discount=True,
        base=True,
        unit="Obra 27 viviendas Sector 4",
    ),
    Setup("a4", "helvetica", 8, 38),
)
def obra(paper: Paper, pen: Pen) -> None:
    """A builder's order: works, cost centre, price per so many, discount, terms of payment below."""
    pen.text(pen.left, paper.buyer, size=13, bold=True)
    pen.lines(pen.left, [*paper.home, f"C.I.F. B-{paper.digits(8)}"], y=pen.y + 18)
    pen.text(pen.right, "PEDIDO A PROVEEDOR", size=13, bold=True, side="r")
    facts = [("Nº Pedido", paper.number), ("Fecha", paper.ordered), ("Fecha entrega", paper.wanted)]
    pen.pairs(pen.right - 150, facts, 150, y=pen.y + 22, side="r")
    pen.y += 74
    pen.box(pen.left, pen.y, pen.middle - pen.left - 5, 76)
    pen.box(pen.middle + 5, pen.y, pen.right - pen.middle - 5, 76)
    pen.lines(pen.left + 5, paper.vendor, head="PROVEEDOR", y=pen.y + 4)
    pen.lines(pen.middle + 10, paper.ship_to, head="LUGAR DE ENTREGA", y=pen.y + 4)
    pen.y += 86
    rows = [
        [*row[:6], f"{row[6]} %" if row[6] else "-", row[7]]
        for row in paper.rows("item text quantity uom price base discount amount")
    ]
    spec = "Referencia:13|Concepto:36|Cantidad:10r|Ud.:7c|Precio:10r|x:6r|Dto.:8r|Importe:12r"
    table(pen, spec, rows, Look("heads rows", fill="#f7d9b0"))
    sums(pen, [(f"Total pedido sin IVA ({paper.code})", paper.total)], pen.right - 200)
    pen.y += 14
    pen.say(
        "Forma de pago: confirming a 60 días. Indiquen el número de pedido en albarán y factura.",
        size=7.5,
    )
    pen.foot("Página {page} de {pages}", "r")


@PRINTED.sheet(
    "hospital",
    Customer(
        "ES",
        "Hospital Comarcal Sierra Alta|Clínica Nuestra Señora del Mar",
        "clinica",
        "{y}{n:06d}",
        "d/M/yyyy",
        lines=(2, 10),
        tax=True,
        unit="Almacén General",
        codes="@@##-###|1#####",
    ),
    Setup("a4", "noto", 7.5, 34, strokes="words"),
)
def hospital(paper: Paper, pen: Pen) -> None:
    """A hospital's contract order: two addresses, both codes, tax rate in a column."""
    pen.text(pen.left, paper.buyer, size=12, bold=True)
    pen.text(pen.left, "Servicio de Suministros", y=pen.y + 16)
    pen.text(pen.right, "SOLICITUD DE SUMINISTRO / PEDIDO", size=11, bold=True, side="r")
    pen.y += 36
    pen.strip([("PEDIDO Nº", paper.number), ("FECHA PEDIDO", paper.ordered),
            ("EXPEDIENTE", f"PA-{paper.digits(3)}/24"),
               ("ENTREGAR ANTES DE", paper.wanted), ("MONEDA", paper.code)], (1.3, 1, 1, 1, 0.6))  # fmt: skip
    pen.y += 8
    pen.lines(pen.left, paper.vendor, head="Proveedor:")
    pen.lines(pen.left + 180, paper.ship_to, head="Entregar en:")
    pen.lines(
        pen.left + 360, [paper.order.buyer.name, "Contabilidad", *paper.home], head="Facturar a:"
    )
    pen.y += 78
    rows = [
        [*row[:7], f"{paper.rate}", row[7]]
        for row in paper.rows("pos buyer_sku sku text quantity uom price amount")
    ]
    spec = (
        "Lín.:5c|Cód. interno:10|Ref. proveedor:12|Descripción del artículo:36|Cant.:8r|Uni.:7c|"
        "Precio s/IVA:10r"
    )
    table(pen, f"{spec}|IVA %:6r|Importe:11r", rows, Look("heads rows frame poles"))
    found = [("Base imponible", paper.subtotal), ("I.V.A.", paper.tax), ("TOTAL", paper.total)]
    sums(pen, found, pen.right - 150)


@PRINTED.sheet(
    "compra",
    Customer(
        "MX",
        "Comedores Industriales del Bajío S.A. de C.V.|Grupo Restaurantero Tlalpan S.A. de C.V.",
        "cocina",
        "OC-{n:06d}",
        "dd/MM/yyyy",
        lines=(2, 50),
        tax=True,
        money="sign before",
    ),
    Setup("letter", "fira", 8.5, 40, strokes="signs"),
)
def compra(paper: Paper, pen: Pen) -> None:
    """A Mexican purchase order: tax register numbers, two tables of facts, amounts with pesos."""
    pen.box(pen.left, pen.y, pen.right - pen.left, 20, fill="#1f5c3a", edge=0)
    pen.text(
        pen.middle, "ORDEN DE COMPRA", y=pen.y + 5, size=11, bold=True, side="c", ink="#ffffff"
    )
    pen.y += 28
    pen.lines(pen.left, [*paper.home, f"RFC: MEB{paper.digits(6)}AB1"], head=paper.buyer)
    facts = [("Folio:", paper.number), ("Fecha:", paper.ordered), ("Fecha requerida:", paper.wanted),
             ("Moneda:", paper.code), ("Solicita:", paper.order.buyer.person)]  # fmt: skip
    pen.pairs(pen.right - 170, facts, 80, bold="label")
    pen.y += 74
    pen.lines(pen.left, paper.vendor, head="Proveedor")
    pen.lines(pen.middle, paper.ship_to, head="Embarcar a")
    pen.y += 76
    rows = paper.rows("pos item text quantity uom price amount")
    spec = "Part.:6c|Clave:12|Descripción:40|Cant.:8r|U.M.:8c|P. Unitario:13r|Importe:14r"
    table(pen, spec, rows, Look("heads rows", fill="#cfe5d7", zebra="#f4f9f6"))
    found = [("Subtotal", paper.subtotal), ("IVA 16%", paper.tax), ("Total", paper.total)]
    sums(pen, found, pen.right - 170)
    pen.y += 30
    for x, label in (
        (pen.left + 70, "Elaboró"),
        (pen.middle, "Autorizó"),
        (pen.right - 70, "Recibió"),
    ):
        pen.text(x, "____________________", side="c")
        pen.text(x, label, y=pen.y + 12, side="c")
    pen.foot("Horario de recepción: lunes a viernes de 8:00 a 14:00 h.")


@PRINTED.sheet(
    "gestionale",
    Customer(
        "IT",
        "Meccanica Valsesia S.r.l.|Torneria Bertuzzi & C. S.n.c.",
        "officina",
        "{n}/A",
        "dd/MM/yyyy",
        lines=(3, 48),
        places=2,
        discount=True,
        codes="@###.##|MP#####",
    ),
    Setup("a4", "helvetica", 8, 34),
)
def gestionale(paper: Paper, pen: Pen) -> None:
    """An Italian business program: small captions in boxes, both codes in one cell, date per line."""
    pen.text(pen.left, paper.buyer, size=14, bold=True)
    pen.lines(
        pen.left,
        [*paper.home, f"P.IVA 0{paper.digits(9)}0 - Cod. SDI {paper.digits(7)}"],
        y=pen.y + 20,
    )
    pen.box(pen.middle, pen.y, pen.right - pen.middle, 74)
    pen.lines(pen.middle + 8, paper.vendor, head="Spett.le", y=pen.y + 6)
    pen.y += 84
    pen.strip([("Tipo documento", "ORDINE A FORNITORE"), ("Numero", paper.number), ("Data", paper.ordered),
               ("Cod. fornitore", f"F{paper.digits(4)}"),
               ("Pag.", str(pen.page))], (1.8, 1, 1, 1, 0.5), high=28)  # fmt: skip
    pen.strip([("Destinazione merce", ", ".join(paper.ship_to)), ("Porto", "Franco"), ("Valuta", paper.code)],
              (4, 0.8, 0.6), high=28)  # fmt: skip
    rows = [
        [f"{row[0]}\n(Vs. {row[1]})", *row[2:6], f"{row[6]}" if row[6] else "", row[7], row[8]]
        for row in paper.rows("buyer_sku sku text uom quantity price discount amount due")
    ]
    spec = (
        "Codice articolo:14|Descrizione:33|UM:5c|Quantità:9r|Prezzo unit.:10r|Sc.%:6r|"
        "Importo:11r|Consegna:11c"
    )
    table(pen, spec, rows, Look("heads frame poles", size=7.5), down_to=640)
    pen.strip(
        [("Totale merce", paper.subtotal), ("Spese", ""), ("TOTALE ORDINE", f"{paper.total}")],
        (1, 1, 1.2),
    )
    pen.foot(
        "Vi preghiamo di ritornare copia firmata per accettazione.   Pagina {page} di {pages}", "l"
    )


@PRINTED.sheet(
    "municipio",
    Customer(
        "IT",
        'Comune di Castelvetere|Istituto Comprensivo "A. Volta"',
        "comune",
        "{n:04d}/{y}",
        "dd/MM/yyyy",
        lines=(1, 6),
        tax=True,
        unit="Ufficio Economato",
    ),
    Setup("a4", "times", 10, 60),
)
def municipio(paper: Paper, pen: Pen) -> None:
    """A public body's order by letter: decree, codes of the tender, a small table, split payment."""
    pen.text(pen.middle, paper.buyer.upper(), size=14, bold=True, side="c")
    pen.text(pen.middle, ", ".join(paper.home), y=pen.y + 18, side="c")
    pen.y += 48
    pen.lines(pen.left, [f"Prot. n. {paper.digits(5)}", f"Data {paper.ordered}"])
    pen.y = pen.lines(pen.middle + 30, ["Spett.le Ditta", *paper.vendor]) + 14
    pen.say(
        f"OGGETTO: Buono d'ordine n. {paper.number} - CIG Z{paper.digits(9)} - Fornitura di materiale vario.",
        bold=True,
    )
    pen.y += 8
    pen.say("In esecuzione della determinazione del responsabile del servizio si ordina a codesta ditta la"
            " fornitura di quanto segue:")  # fmt: skip
    pen.y += 8
    rows = paper.rows("pos text item uom quantity price amount")
    spec = "N.:5c|Descrizione:38|Codice:12|U.M.:7c|Q.tà:8r|Prezzo € (IVA escl.):14r|Totale €:13r"
    table(pen, spec, rows, Look("heads rows frame poles", size=9))
    paper.shown.add("unclear_currency")
    found = [
        ("Imponibile", paper.subtotal),
        ("IVA 22%", paper.tax),
        ("Totale complessivo", paper.total),
    ]
    sums(pen, found, pen.right - 190)
    pen.y += 12
    pen.say(f"Consegna entro il {paper.wanted} presso:")
    pen.y = pen.lines(pen.left + 30, paper.ship_to) + 10
    pen.say(
        "La fattura elettronica dovrà riportare il CIG ed essere emessa in regime di scissione dei pagamenti."
    )
    pen.y += 20
    pen.text(pen.right, "Il Responsabile del Servizio", side="r")


@PRINTED.sheet(
    "trattoria",
    Customer(
        "IT",
        "Trattoria Il Pescatore di Lovato G.|Albergo Stella Alpina S.a.s.",
        "cucina",
        "{n}",
        "d MMMM yyyy",
        lines=(3, 9),
        own=False,
    ),
    Setup("a4", "courier", 10, 70),
)
def trattoria(paper: Paper, pen: Pen) -> None:
    """A restaurant's list: a block of lines for every article, labels before colons."""
    pen.y = pen.lines(pen.left, [paper.buyer, *paper.home]) + 16
    pen.y = pen.text(pen.left, f"ORDINE N. {paper.number}   {paper.ordered}", bold=True) + 4
    pen.y = pen.text(pen.left, f"Alla ditta {paper.order.seller.name}") + 4
    pen.y = pen.text(pen.left, f"Consegna richiesta: {paper.wanted}, ore 7-9") + 16
    for row in paper.rows("text item quantity uom price"):
        pen.need(60)
        pen.y = (
            pen.lines(
                pen.left,
                [
                    f"Articolo  : {row[0]}",
                    f"Codice    : {row[1]}",
                    f"Quantita' : {row[2]} {row[3]}",
                    f"Prezzo    : {row[4]}",
                ],
            )
            + 10
        )
    pen.y += 10
    pen.text(pen.left, "Grazie e buon lavoro")
