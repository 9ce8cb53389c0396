"""Printed orders after French and Belgian forms."""

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from .exam import Catalogue, Paper
from .exam_press import Press, between, bold_heads, boxed, columns, filled, ruled, under_heads
from .exam_typewriter import Typewriter
from .exam_way import Way
from .sheet import PAPERS

PRINTED = Catalogue("pdf", "pdf")


def recapitulation(press: Press, paper: Paper) -> Flowable:
    """The tax of each rate at the left, the sums at the right."""
    taxes = [
        ["Code", "Base HT", "Taux", "Montant TVA"],
        ["1", paper.subtotal, f"{paper.rate} %", paper.tax],
    ]
    found = [("Total HT", paper.subtotal), ("Total TVA", paper.tax), ("Total TTC", paper.total)]
    cells = [[press.p(label), press.p(amount, align="r")] for label, amount in found]
    left = press.grid(taxes, (1, 2, 1, 2), ruled("#999999"), wide=230)
    right = press.grid(cells, (1, 1), ruled("#999999"), wide=200)
    return press.grid([[left, right]], (1.3, 1))


@PRINTED.order("bon", Way("FR", "dd/MM/yyyy", lines=(1, 9), tax=True, discount=True))
def bon(paper: Paper) -> bytes:
    """A purchase slip with discounts, a recapitulation of the tax, and a footer full of numbers."""
    press = Press("a4", 40, size=8.5, bottom=64)
    siret = paper.digits(14)

    capital = f"{paper.order.buyer.name} au capital de 50 000 € - SIRET {siret} - APE 4669B"
    press.foot(capital, "c", up=38, size=6.5)
    press.foot(f"TVA intracommunautaire FR{siret[:11]}", "c", up=28, size=6.5)
    press.foot("Page {page}/{pages}", "r", up=50, size=6.5)

    def story() -> list[Flowable]:
        left = press.p([*paper.home, f"Tél. {paper.order.buyer.phone}"], head=paper.buyer, size=9.5)
        title = [press.p("BON DE COMMANDE", bold=True, size=15, align="r"), press.gap(4),
                 press.p([f"N° {paper.number}", f"du {paper.ordered}"], align="r", size=10)]  # fmt: skip
        to = press.p(paper.vendor, head="Fournisseur")
        there = press.p(
            [*paper.ship_to, "Réception : 8h - 12h / 13h30 - 16h"], head="Lieu de livraison"
        )
        heads = "Réf.|Désignation|Qté|U.|P.U. HT|Rem. %|Montant HT|TVA"
        rows = [[*row, "1"] for row in paper.rows("item two quantity uom price discount amount")]
        return [
            press.grid([[left, title]], (1, 1)),
            press.gap(12),
            press.grid([[to, there]], (1, 1), ruled("#999999")),
            press.gap(6),
            press.p(f"Date de livraison souhaitée : {paper.wanted}      Mode : Franco de port"),
            press.gap(8),
            press.lines(heads, rows, (12, 40, 8, 7, 11, 8, 13, 6), "llrlrrrc", boxed("#999999"),
                        columns("#999999"), filled("#efefef")),
            press.gap(8),
            recapitulation(press, paper),
            press.gap(10),
            press.p(f"Montants exprimés en euros ({paper.code}). Règlement : virement 45 jours fin de mois.",
                    size=7.5),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order("mairie", Way("FR", "d MMMM yyyy", lines=(1, 6), tax=True, units=2))
def mairie(paper: Paper) -> bytes:
    """A town's order: engagement number, budget line, centred head, sums in letters' place."""
    press = Press("a4", 60, font="times", size=10)

    def story() -> list[Flowable]:
        facts = [["Commande n°", paper.number, "Engagement", f"{paper.digits(2)}E{paper.digits(5)}"],
                 ["Date", paper.ordered, "Imputation", f"{paper.digits(5)} - 020"],
                 ["Service", "Achats", "Livraison avant le", paper.wanted]]  # fmt: skip
        heads = "Désignation des fournitures|Quantité|Unité|Prix unitaire H.T.|Total H.T."
        rows = paper.rows("full quantity uom price amount")
        found = [("Total H.T.", paper.subtotal), (f"T.V.A. {paper.rate} %", paper.tax)]
        return [
            press.p(["RÉPUBLIQUE FRANÇAISE", paper.buyer, *paper.home], align="c"),
            press.gap(14),
            press.p("LETTRE DE COMMANDE", bold=True, size=14, align="c"),
            press.gap(10),
            press.grid(facts, (1, 1.4, 1, 1.4), ruled("#666666")),
            press.gap(10),
            press.grid([[press.p(["Le Maire", "à", *paper.vendor])]], (1,),
                ("LEFTPADDING", (0, 0), (-1, -1), 240)),
            press.gap(10),
            press.p("Je vous prie de bien vouloir livrer les fournitures suivantes :"),
            press.gap(6),
            press.lines(heads, rows, (42, 12, 12, 17, 17), "lrlrr", ruled("#666666")),
            press.sums([*found, ("NET À PAYER T.T.C. EN EUROS", paper.total)], 0.6, ruled("#666666")),
            press.gap(10),
            press.p(["Livraison à :", *paper.ship_to]),
            press.gap(10),
            press.p("La facture devra être déposée sur le portail public et rappeler le numéro "
                    "d'engagement.", size=8),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order("usine", Way("FR", "dd/MM/yy", lines=(2, 14), base=True, units=1, places=2))
def usine(paper: Paper) -> bytes:
    """A factory's order: our reference and yours, a deadline for each line, and two heads."""
    press = Press("a4 wide", 34, font="fira", size=8)
    press.foot("{page} sur {pages}", "r", up=26)

    def story() -> list[Flowable]:
        boxes = [["COMMANDE", "DATE", "CODE FOURNISSEUR", "ACHETEUR", "INCOTERM", "DEVISE"],
                 [paper.number, paper.ordered, f"F{paper.digits(5)}", paper.order.buyer.person, "DAP",
                     paper.code]]  # fmt: skip
        heads = "Poste|Notre réf.|Votre réf.|Libellé|Délai|Quantité|Un.|Prix|Par|Total"
        rows = paper.rows("tens buyer_sku sku two due quantity uom price base amount")
        return [
            press.grid([[press.p(paper.home, head=paper.buyer), press.p(paper.vendor, head="Destinataire"),
                         press.p(paper.ship_to, head="À livrer")]], (1, 1, 1)),
            press.gap(8),
            press.grid(boxes, (1, 1, 1.3, 1.3, 1, 1), ruled("#0f7173"), filled("#d6ecec"),
                bold_heads(press, 7)),
            press.gap(8),
            press.lines(heads, rows, (6, 12, 12, 31, 9, 10, 6, 10, 5, 12), "lllllrlrrr",
                under_heads("#0f7173"),
                        between("#cfe3e3")),
            press.gap(6),
            press.sums([("Montant total hors taxes", paper.total)], 0.4, boxed("#0f7173")),
            press.gap(8),
            press.p("Merci de nous retourner l'accusé de réception sous 48 heures. Pénalité de retard : "
                    "1 % par jour."),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order(
    "boulanger", Way("FR", "dd/MM/yyyy", money="sign after", lines=(1, 7), own=False, units=0)
)
def boulanger(paper: Paper) -> bytes:
    """A duplicate book's page, filled in by typewriter."""
    sheet = Typewriter(PAPERS["a4"])
    sheet.print(55, 60, paper.buyer, size=14, bold=True)
    for at, text in enumerate([*paper.home, f"Tél. {paper.order.buyer.phone}"]):
        sheet.print(55, 76 + at * 11, text, size=8)
    sheet.print(330, 60, "BON DE COMMANDE", size=14, bold=True)
    sheet.field(330, 86, "N°", paper.number, 205)
    sheet.field(330, 108, "Le", paper.ordered, 205)
    sheet.field(55, 150, "Fournisseur", ", ".join(paper.vendor), 480)
    sheet.field(55, 174, "À livrer le", paper.wanted, 230)
    stops = (55, 120, 200, 385, 460, 540)
    heads = "Quantité|Référence|Désignation|Prix|Montant"
    sheet.table(
        stops, 196, heads, paper.rows("measured item text price amount"), sides="lllrr", least=9
    )
    sheet.field(370, 440, "TOTAL HT", paper.total, 170)
    sheet.field(55, 500, "Signature", paper.order.buyer.person, 220)
    return sheet.finish()


@PRINTED.order(
    "brasserie",
    Way("BE", "d/MM/yyyy", money="sign before", lines=(1, 10), tax=True, freight=True, units=0),
)
def brasserie(paper: Paper) -> bytes:
    """A Belgian order in two languages: bilingual labels and heads."""
    press = Press("a4", 46, font="noto", size=8.5)

    def story() -> list[Flowable]:
        facts = [["Commande / Bestelling", paper.number], ["Date / Datum", paper.ordered],
                 ["Livraison / Levering", paper.wanted], ["TVA / BTW", f"BE 0{paper.digits(9)}"]]  # fmt: skip
        heads = "Code|Description\nOmschrijving|Qté\nAantal|Prix\nPrijs|Total\nTotaal"
        rows = paper.rows("item text measured price amount")
        found = [("Sous-total / Subtotaal", paper.subtotal), ("Transport / Vervoer", paper.freight),
                 (f"TVA / BTW {paper.rate} %", paper.tax), ("TOTAL / TOTAAL", paper.total)]  # fmt: skip
        side = press.grid(
            facts, (1.2, 1), ("FONT", (0, 0), (0, -1), press.face(bold=True), 8), wide=230
        )
        return [
            press.grid([[press.p(paper.home, head=paper.buyer, size=11), side]], (1.1, 1)),
            press.gap(16),
            press.grid([["Fournisseur / Leverancier", "Adresse de livraison / Leveringsadres"],
                        [press.p(paper.vendor), press.p(paper.ship_to)]], (1, 1), bold_heads(press),
                       ("LINEABOVE", (0, 0), (-1, 0), 1.2, HexColor("#b0651d"))),
            press.gap(12),
            press.lines(heads, rows, (14, 44, 14, 13, 15), "llrrr", filled("#f7e7d6"), between("#e5c9ad")),
            press.gap(6),
            press.sums(found, 0.5),
        ]  # fmt: skip

    return press.build(story)
