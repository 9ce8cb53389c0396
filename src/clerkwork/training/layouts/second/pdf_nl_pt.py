"""Printed orders as they come from the Netherlands, Flanders, Portugal and Brazil."""

from clerkwork.training.layouts.exam import Paper

from .catalogue import Prints
from .columns import Look, sums, table
from .customers import Customer
from .pen import Pen, Setup

PRINTED = Prints()


@PRINTED.sheet(
    "inkooporder",
    Customer(
        "NL",
        "Machinefabriek Tukker B.V.|Installatiebedrijf Oosterwolde B.V.",
        "werk",
        "{yy}7{n:05d}",
        "dd-MM-yyyy",
        lines=(2, 11),
        tax=True,
        discount=True,
        codes="####.###|@@###",
        unit="Magazijn",
    ),
    Setup("a4", "noto", 8, 50),
)
def inkooporder(paper: Paper, pen: Pen) -> None:
    """A Dutch accounts program: facts in two columns, discount, sums with the tax of each rate."""
    pen.text(pen.right, paper.buyer, size=13, bold=True, side="r")
    pen.lines(pen.right, [*paper.home, paper.order.buyer.mail], y=pen.y + 18, side="r")
    pen.y += 70
    pen.lines(pen.left, paper.vendor, size=9)
    pen.y += 74
    pen.text(pen.left, "Inkooporder", size=16, bold=True)
    pen.y += 26
    pen.pairs(pen.left, [("Ordernummer", paper.number), ("Orderdatum", paper.ordered),
                         ("Leverdatum", paper.wanted)], 80)  # fmt: skip
    pen.pairs(pen.left + 220, [("Uw referentie", paper.order.references["quote_ref"]),
                               ("Inkoper", paper.order.buyer.person),
                               ("Betaling", "30 dagen")], 80)  # fmt: skip
    pen.y += 44
    pen.y = pen.lines(pen.left, paper.ship_to, head="Afleveradres") + 12
    rows = [
        [*row[:5], row[5], f"{row[6]},00 %" if row[6] else "", row[7]]
        for row in paper.rows("sku text quantity uom due price discount amount")
    ]
    spec = "Artikel lev.:11|Omschrijving:32|Aantal:9r|Eenheid:8|Leverdatum:11|Prijs:10r|Korting:8r|Bedrag:11r"
    table(pen, spec, rows, Look("heads"))
    pen.rule(pen.left, pen.right)
    found = [("Totaal excl. BTW", paper.subtotal), (f"BTW hoog {paper.rate}%", paper.tax),
             (f"Totaal {paper.code}", paper.total)]  # fmt: skip
    sums(pen, found, pen.right - 170)
    pen.foot(f"KvK {paper.digits(8)}   BTW NL{paper.digits(9)}B01   Pagina {{page}} van {{pages}}")


@PRINTED.sheet(
    "basisschool",
    Customer(
        "NL",
        "Basisschool De Regenboog|OBS Het Palet",
        "school",
        "{y}-{n:03d}",
        "d MMMM yyyy",
        lines=(2, 8),
        own=False,
    ),
    Setup("a4", "times", 11, 64),
)
def basisschool(paper: Paper, pen: Pen) -> None:
    """A school's letter with a numbered list: quantity, goods, article number between brackets."""
    pen.y = pen.lines(pen.left, [paper.buyer, *paper.home, f"tel. {paper.order.buyer.phone}"]) + 24
    pen.y = pen.lines(pen.left, paper.vendor) + 20
    pen.y = pen.text(pen.left, f"{paper.order.buyer.city}, {paper.ordered}") + 10
    pen.y = pen.text(pen.left, f"Betreft: bestelling {paper.number}", bold=True) + 16
    pen.say("Geachte heer, mevrouw,")
    pen.y += 6
    pen.say("Hierbij bestellen wij voor onze school de volgende artikelen. Graag ontvangen wij deze"
            f" uiterlijk {paper.wanted}; op woensdagmiddag is de school gesloten.")  # fmt: skip
    pen.y += 8
    for pos, count, unit, text, code in paper.rows("pos quantity uom text item"):
        pen.say(f"{pos}.  {count} {unit} {text} (art.nr. {code})", x=pen.left + 20)
        pen.y += 2
    pen.y += 10
    pen.say("De factuur kunt u sturen naar onze administratie.")
    pen.y += 14
    pen.lines(pen.left, ["Met vriendelijke groet,", "", paper.order.buyer.person, "directie"])


@PRINTED.sheet(
    "werf",
    Customer(
        "VL",
        "Aannemingen Verstraete NV|Bouwwerken De Clercq BV",
        "werk",
        "WB{n:06d}",
        "dd/MM/yyyy",
        lines=(2, 9),
        base=True,
        unit="Werf Residentie Ter Duinen",
        money="sign before",
    ),
    Setup("a4", "ubuntu", 8.5, 40, strokes="columns"),
)
def werf(paper: Paper, pen: Pen) -> None:
    """A Flemish builder's order voucher: the site above all, price per unit of price, no total tax."""
    pen.box(pen.left, pen.y, pen.right - pen.left, 44, fill="#ffe08a", edge=0)
    pen.text(pen.left + 8, f"BESTELBON {paper.number}", y=pen.y + 8, size=15, bold=True)
    pen.text(
        pen.left + 8, f"Datum {paper.ordered}   Gewenste levering {paper.wanted}", y=pen.y + 28
    )
    pen.text(pen.right - 8, paper.buyer, y=pen.y + 8, bold=True, side="r")
    pen.text(pen.right - 8, ", ".join(paper.home), y=pen.y + 22, size=7, side="r")
    pen.y += 56
    pen.lines(pen.left, paper.vendor, head="Leverancier")
    pen.lines(pen.left + 190, paper.ship_to, head="Te leveren op")
    facts = [
        ("Werfnr.", paper.digits(5)),
        ("Werfleider", paper.order.buyer.person),
        ("GSM", "0470 55 01 02"),
    ]
    pen.pairs(pen.left + 370, facts, 52)
    pen.y += 78
    rows = paper.rows("pos item text quantity uom price base amount")
    spec = "Nr.:5c|Artikelnr.:13|Omschrijving:36|Hoeveelheid:11r|Eenh.:7c|EHP:10r|per:6r|Totaal:13r"
    table(pen, spec, rows, Look("heads rows frame", fill="#fff4cf"))
    sums(pen, [("Totaal excl. btw", paper.total)], pen.right - 170)
    pen.y += 10
    pen.say("Btw verlegd. Vermeld ons bestelbonnummer op leveringsbon en factuur.", size=7.5)


@PRINTED.sheet(
    "encomenda",
    Customer(
        "PT",
        "Metalúrgica do Caima, S.A.|Cerâmica Lusa, Lda.",
        "fabrica",
        "ECF {y}/{n}",
        "yyyy-MM-dd",
        lines=(2, 30),
        tax=True,
        discount=True,
        places=2,
        unit="Armazém 2",
    ),
    Setup("a4", "helvetica", 8, 36),
)
def encomenda(paper: Paper, pen: Pen) -> None:
    """A Portuguese business program: document number with its series, tax column, summary of taxes."""
    pen.text(pen.left, paper.buyer, size=13, bold=True)
    pen.lines(pen.left, [*paper.home, f"Contribuinte N.º: 50{paper.digits(7)}"], y=pen.y + 18)
    pen.lines(pen.middle + 20, ["Exmo.(s) Sr.(s)", *paper.vendor], y=pen.y + 40, size=9)
    pen.y += 124
    pen.text(pen.left, f"Encomenda a Fornecedor {paper.number}", size=11, bold=True)
    pen.text(pen.right, "Original", side="r")
    pen.y += 18
    pen.strip([("V/N.º Contrib.", f"50{paper.digits(7)}"), ("Requisição", paper.digits(4)),
            ("Moeda", paper.code),
               ("Data", paper.ordered), ("Entrega", paper.wanted)], (1, 1, 0.6, 1, 1), high=26)  # fmt: skip
    pen.y += 6
    rows = [
        [*row[:5], f"{row[5]},00" if row[5] else "0,00", f"{paper.rate},00", row[6]]
        for row in paper.rows("item text quantity uom price discount amount")
    ]
    spec = "Artigo:13|Descrição:36|Qtd.:9r|Un.:6c|Pr. Unitário:11r|Desc.:7r|IVA:7r|Valor:12r"
    table(pen, spec, rows, Look("heads", thick=1))
    pen.rule(pen.left, pen.right)
    found = [
        ("Mercadoria/Serviços", paper.subtotal),
        ("IVA", paper.tax),
        (f"Total ({paper.code})", paper.total),
    ]
    sums(pen, found, pen.right - 180)
    pen.y += 8
    pen.lines(pen.left, paper.ship_to, head="Local de Descarga")
    pen.foot("Processado por computador   Pág. {page}/{pages}")


@PRINTED.sheet(
    "protheus",
    Customer(
        "BR",
        "Indústria de Autopeças Vinhedo Ltda.|Frigorífico Campo Novo S/A",
        "fabrica",
        "{n:06d}",
        "dd/MM/yyyy",
        lines=(3, 40),
        places=2,
        codes="##.###.####|PA######",
    ),
    Setup("a4 wide", "courier", 8, 28),
)
def protheus(paper: Paper, pen: Pen) -> None:
    """A Brazilian business system's wide report: item numbers with noughts, taxes, a date per line."""
    pen.again = lambda: pen.say(f"PEDIDO DE COMPRAS No. {paper.order.number}/1  Continuacao")
    wide = pen.right - pen.left
    pen.box(pen.left, pen.y, wide, 92)
    pen.pole(pen.left + wide / 2, pen.y, pen.y + 92)
    firm = f"CNPJ: {paper.digits(2)}.{paper.digits(3)}.{paper.digits(3)}/0001-{paper.digits(2)}"
    pen.lines(
        pen.left + 5,
        [paper.buyer, *paper.home, firm, f"TEL: {paper.order.buyer.phone}"],
        y=pen.y + 5,
    )
    x = pen.left + wide / 2 + 5
    pen.text(x, f"PEDIDO DE COMPRAS No. {paper.number}/1", y=pen.y + 5, bold=True, size=10)
    pen.text(pen.right - 5, f"Emissao: {paper.ordered}", y=pen.y + 5, side="r")
    pen.lines(x, [f"FORNECEDOR {paper.digits(6)}-01", *paper.vendor], y=pen.y + 20)
    pen.y += 92
    rows = [
        [f"{int(row[0]):04d}", *row[1:6], "0,00", row[6], row[7], f"{paper.digits(4)}01"]
        for row in paper.rows("pos buyer_sku text uom quantity price amount due")
    ]
    paper.shown.names.discard("position")
    spec = (
        "ITEM:5c|PRODUTO:10|DESCRICAO:34|UM:4c|QUANT.:9r|VLR UNIT.:10r|IPI%:6r|VLR TOTAL:11r|"
        "ENTREGA:11c|C.CUSTO:8c"
    )
    table(pen, spec, rows, Look("heads frame poles", bold=False))
    sums(
        pen,
        [("TOTAL DAS MERCADORIAS", paper.subtotal), ("TOTAL GERAL R$", paper.total)],
        pen.right - 260,
    )
    paper.shown.add("unclear_currency")
    pen.y += 6
    pen.say(f"Local de Entrega: {', '.join(paper.ship_to)}")
    pen.say("Condicao de Pagto: 28 DDL    Frete: CIF    NOTA: so aceitaremos a mercadoria se constar na nota"
            " fiscal o numero do nosso pedido de compras.")  # fmt: skip


@PRINTED.sheet(
    "prefeitura",
    Customer(
        "BR",
        "Prefeitura Municipal de Santa Rita|Fundo Municipal de Saúde de Itapema",
        "saude",
        "{n:04d}/{y}",
        "dd/MM/yyyy",
        lines=(2, 9),
        money="sign before",
        unit="Almoxarifado Central",
    ),
    Setup("a4", "ubuntu", 8.5, 44),
)
def prefeitura(paper: Paper, pen: Pen) -> None:
    """A Brazilian town's authorisation of supply: bid, budget lines, brand column, sums in reais."""
    pen.text(pen.middle, paper.buyer.upper(), size=12, bold=True, side="c")
    pen.text(pen.middle, ", ".join(paper.home), y=pen.y + 16, side="c")
    pen.text(
        pen.middle,
        f"AUTORIZAÇÃO DE FORNECIMENTO Nº {paper.number}",
        y=pen.y + 38,
        size=11,
        bold=True,
        side="c",
    )
    pen.y += 62
    facts = [("Data de emissão:", paper.ordered), ("Pregão eletrônico:", f"{paper.digits(3)}/2025"),
             ("Empenho:", paper.digits(7)), ("Prazo de entrega:", paper.wanted)]  # fmt: skip
    pen.pairs(pen.left, facts, 96, bold="label")
    pen.lines(pen.middle, paper.vendor, head="Contratada:")
    pen.y += 70
    brand = paper.random.choice(["Nacional", "Descarpack", "Própria"])
    rows = [
        [*row[:5], brand, *row[5:]] for row in paper.rows("pos item text uom quantity price amount")
    ]
    spec = "Item:6c|Código:12|Especificação:34|Unid.:7c|Qtde:9r|Marca:10|Valor Unit.:12r|Valor Total:13r"
    table(pen, spec, rows, Look("heads rows frame poles", fill="#dde7dd"))
    sums(pen, [("Valor total", paper.total)], pen.right - 160)
    pen.y += 12
    pen.y = pen.lines(pen.left, paper.ship_to, head="Local de entrega:") + 30
    pen.text(pen.middle, "Secretário(a) Municipal de Administração", side="c")
