"""Printed orders as they come from France, the south of Belgium, and Quebec."""

from clerkwork.training.layouts.exam import Paper

from .catalogue import Prints
from .columns import Look, sums, table
from .customers import Customer
from .pen import Pen, Setup
from .terms import terms

PRINTED = Prints()


@PRINTED.sheet(
    "commune",
    Customer(
        "FR",
        "Commune de Saint-Ouen-les-Prés|Communauté de communes du Haut Plateau",
        "bureau",
        "{y}-{n:05d}",
        "dd/MM/yyyy",
        lines=(1, 8),
        tax=True,
        places=2,
        unit="École primaire Jules Verne",
    ),
    Setup("a4", "noto", 8.5, 44),
)
def commune(paper: Paper, pen: Pen) -> None:
    """A commune's order with its commitment number, codes of the budget, two signatures."""
    pen.text(pen.left, "RÉPUBLIQUE FRANÇAISE", size=8, bold=True)
    pen.text(pen.left, paper.buyer, y=pen.y + 14, size=11, bold=True)
    pen.lines(pen.left, [*paper.home, f"SIRET : 2{paper.digits(9)}00017"], y=pen.y + 32)
    pen.text(pen.right, "BON DE COMMANDE", size=16, bold=True, side="r")
    pen.text(pen.right, f"N° {paper.number}", y=pen.y + 24, size=12, side="r")
    pen.text(pen.right, f"Date : {paper.ordered}", y=pen.y + 42, side="r")
    pen.y += 92
    third = (pen.right - pen.left) / 2
    pen.box(pen.left, pen.y, third - 6, 84)
    pen.box(pen.left + third + 6, pen.y, third - 6, 84)
    pen.lines(pen.left + 6, paper.ship_to, head="Adresse de livraison :", y=pen.y + 5)
    pen.lines(pen.left + third + 12, paper.vendor, head="Fournisseur :", y=pen.y + 5)
    pen.y += 92
    pen.strip([("Engagement n°", f"E{paper.digits(6)}"), ("Service", "ENSEIGNEMENT"),
            ("Imputation", "60632 / 212"),
               ("Code tiers", paper.digits(5)),
               ("À livrer avant le", paper.wanted)], (1, 1.2, 1, 1, 1.2))  # fmt: skip
    pen.y += 10
    rows = [
        [*row[:6], f"{paper.rate},00"] for row in paper.rows("item text quantity uom price amount")
    ]
    spec = "Réf.:13|Désignation:40|Quantité:10r|Unité:8c|P.U. HT:11r|Montant HT:12r|TVA:7r"
    table(pen, spec, rows, Look("heads rows frame poles", fill="#e6e6f2"))
    found = [
        ("Total HT", paper.subtotal),
        ("Montant TVA", paper.tax),
        ("Total TTC (EUR)", paper.total),
    ]
    paper.shown.add("currency")
    sums(pen, found, pen.right - 180)
    pen.y += 20
    pen.text(pen.left, "Le chef de service")
    pen.text(pen.right, "L'ordonnateur, par délégation", side="r")
    pen.foot(
        "Facture à déposer sur le portail public en rappelant le numéro d'engagement et le code service."
    )


@PRINTED.sheet(
    "negoce",
    Customer(
        "FR",
        "Ateliers Mécaniques du Blavet SAS|Chaudronnerie Roussel & Cie",
        "atelier",
        "CF{n:08d}",
        "dd/MM/yy",
        lines=(4, 60),
        discount=True,
        codes="@@####|ART#####",
        own=False,
        places=2,
    ),
    Setup("a4", "helvetica", 8, 36),
)
def negoce(paper: Paper, pen: Pen) -> None:
    """A trade program's supplier order: double heads, discounts, a date of receipt on every line."""
    pen.again = lambda: pen.say(f"Commande {paper.order.number} (suite)", bold=True)
    pen.lines(pen.left, [paper.buyer, *paper.home, f"Tél : {paper.order.buyer.phone}"])
    pen.box(pen.middle, pen.y, pen.right - pen.middle, 80)
    pen.lines(pen.middle + 10, paper.vendor, y=pen.y + 12, size=10)
    pen.y += 96
    pen.text(pen.left, "COMMANDE FOURNISSEUR", size=13, bold=True)
    pen.y += 20
    pen.strip([("Numéro", paper.number), ("Date", paper.ordered), ("Code fournisseur", f"F{paper.digits(5)}"),
               ("Acheteur", paper.order.buyer.person),
               ("Devise", paper.code)], (1.2, 1, 1, 1.4, 0.8), high=28)  # fmt: skip
    rows = [
        [*row[:6], f"{row[6]},00" if row[6] else "", row[7], row[8]]
        for row in paper.rows("buyer_sku sku text quantity uom price discount amount due")
    ]
    spec = (
        "Code article:10|Réf. fournisseur:11|Libellé:31|Qté:8r|U.:6c|P.U. brut HT:9r|Rem. %:7r|"
        "Montant HT:11r"
    )
    table(pen, f"{spec}|Réception:10c", rows, Look("heads frame poles"), down_to=660)
    pen.box(pen.right - 200, pen.y + 6, 200, 24)
    pen.text(pen.right - 192, "NET À PAYER HT", y=pen.y + 13, bold=True)
    pen.text(pen.right - 6, paper.total, y=pen.y + 13, bold=True, side="r")
    pen.text(pen.left, "Règlement : virement 45 jours fin de mois", y=pen.y + 10)
    pen.foot("SAS au capital de 120 000 euros - RCS 412 300 117 - APE 2562B   Page {page}/{pages}")
    terms(pen, "fr")


@PRINTED.sheet(
    "traiteur",
    Customer(
        "BE",
        "Traiteur Delhaize-Marchal SRL|Boulangerie Au Bon Levain",
        "cuisine",
        "{n:05d}",
        "EEEE d MMMM yyyy",
        lines=(3, 10),
        money="sign after",
        own=False,
    ),
    Setup("a5", "ubuntu", 8, 28, foot=40),
)
def traiteur(paper: Paper, pen: Pen) -> None:
    """A caterer's small sheet: number and date in a sentence, quantity and unit before the goods."""
    pen.text(pen.middle, paper.buyer, size=13, bold=True, side="c")
    pen.text(pen.middle, " - ".join(paper.home), y=pen.y + 17, side="c")
    pen.text(
        pen.middle,
        f"TVA BE 0{paper.digits(3)}.{paper.digits(3)}.{paper.digits(3)}",
        y=pen.y + 28,
        side="c",
    )
    pen.y += 52
    pen.say(f"Commande n° {paper.number} du {paper.ordered}", bold=True, size=9)
    pen.say(f"pour {paper.order.seller.name}, à livrer le {paper.wanted} avant 6 h.")
    pen.y += 8
    rows = paper.rows("quantity uom text sku price")
    table(
        pen, "Quant.:9r|:7|Article:44|Votre code:18|Prix unit. HTVA:17r", rows, Look("rows heads")
    )
    pen.y += 14
    pen.say("Merci de prévenir la veille en cas de manquant. Emballages repris au passage suivant.")


@PRINTED.sheet(
    "cegep",
    Customer(
        "QC",
        "Cégep de la Haute-Rive|Centre de services scolaire des Érables",
        "soin",
        "BC{n:06d}",
        "yyyy-MM-dd",
        lines=(1, 8),
        tax=True,
        freight=True,
        unit="Magasin, local A-104",
        money="sign after",
    ),
    Setup("letter", "times", 9, 42),
)
def cegep(paper: Paper, pen: Pen) -> None:
    """A college's order from Quebec: two taxes, transport, terms in small print at the side."""
    pen.text(pen.left, paper.buyer, size=14, bold=True)
    pen.text(pen.right, "BON DE COMMANDE", size=14, side="r")
    pen.y += 22
    pen.lines(pen.left, [*paper.home, f"Téléphone : {paper.order.buyer.phone}"])
    facts = [("Numéro :", paper.number), ("Date :", paper.ordered), ("Livraison requise :", paper.wanted),
             ("Demandeur :", paper.order.buyer.person)]  # fmt: skip
    pen.pairs(pen.right - 190, facts, 190, side="r")
    pen.y += 62
    pen.lines(pen.left, paper.vendor, head="FOURNISSEUR")
    pen.lines(pen.middle, paper.ship_to, head="LIVRER À")
    pen.y += 80
    rows = paper.rows("pos text item quantity uom price amount")
    spec = "N°:5c|Description:38|N° catalogue:15|Qté:8r|Format:9c|Prix unitaire:12r|Total:13r"
    table(pen, spec, rows, Look("frame heads rows", fill="#eeeeee"))
    fed = paper.order.tax * 5 / paper.order.tax_rate
    federal = paper.money(fed.quantize(paper.order.tax))
    provincial = paper.money(paper.order.tax - fed.quantize(paper.order.tax))
    found = [("Sous-total", paper.subtotal), ("Transport", paper.freight), ("TPS (5 %)", federal),
             ("TVQ (9,975 %)", provincial), ("Total", paper.total)]  # fmt: skip
    sums(pen, found, pen.right - 160)
    pen.foot(
        "Le numéro du bon de commande doit figurer sur la facture, sinon elle sera retournée.  {page}/{pages}"
    )
