"""What a heading over a column of a printed table means."""

import re
from functools import lru_cache

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.headings.meaning import ideas_of, role_of
from clerkwork.intake.readers.pages.further_words import HEADINGS as FURTHER

# Headings on paper that a column of an export rarely has: abbreviations, and whole phrases.
PRINTED = {
    "line": "ln|l|lf nr|lfd nr|lfd|sr no|sr|s no|s n|sl no|sno|rng|ligne n|it|itm|pozn|volgnr",
    "item": "rif|cod prodotto|part|part no|mat no|item no part no|cod|cod art|cod articolo|"
    "ref art|mat nr|material nr|materialnummer|stock code|sage code|nsn|model no|model|"
    "catalogue no|cat no|catalog no|isbn|plu|teile nr|art|item code part no|produktcode|"
    "codigo artigo|cod produto|cod prod",
    "sku": "your item|your item no|your code|your ref|your reference|your part no|ihre art nr|"
    "ihre nr|ihre artikelnr|lief art nr|lieferanten nr|lieferantennr|lief nr|bestell nr|"
    "bestellnummer|best nr|order code|order no|supplier ref|supplier code|supplier item|"
    "vendor code|vendor ref|vendor item|vendor part|vendor sku|vendor no|ref fournisseur|"
    "votre ref|votre reference|ref fourn|su ref|su referencia|ref proveedor|vs codice|vs cod|"
    "cod fornitore|codice fornitore|vostro codice|uw artikel|uw artikelnr|uw art nr|lev art nr|"
    "lev artikelnr|bestelcode|vossa ref|ref fornecedor|cod fornecedor|reference fournisseur|"
    "code fournisseur|lieferantenartikelnr|ihre artikelnummer|uw code|vs ref|vs articolo",
    "buyer_sku": "our item|our item no|our code|our ref|our part no|our reference|unsere art nr|"
    "unsere nr|unsere artikelnr|notre ref|notre reference|nuestra ref|nuestra referencia|"
    "ns codice|ns cod|nostro codice|onze artikel|onze art nr|ons artikelnr|ons art nr|nossa ref|"
    "ns ref|customer part|customer item|customer code|buyer part|buyer item|kunden art nr|"
    "internal no|ns articolo|code interne|ref interne|interne nr|codice interno",
    "gtin": "ean code|ean gtin|gtin ean|ean upc|upc code|ean nr|barcode|bar code",
    "desc": "beschrijving|designacao|denominacao|descricao|particulars|goods|goods description|"
    "specification|specifications|article name|ware|warenbezeichnung|leistung|"
    "leistungsbeschreibung|artikel bezeichnung|bezeichnung der ware|concepto|conceptos|detalle|"
    "detalles|service|services|services products|oggetto|natura|produit|discriminacao|"
    "descripcion del articulo|item and description|item description|product service|"
    "product or service|description of items|materials|supplies|artikelomschrijving|"
    "material description|details|denomination|detail",
    "quantity": "anz|mng|stk|stck|qta|ctd|cdad|un pedidas|qty ordered|ordered|ordered qty|"
    "order qty|nb|nombre|nbre|qty required|required qty|req qty|number of units|units ordered|"
    "no of units|pcs|pieces|pezzi|uds|cajas|bestelde aantal|num unidades|unidades|units|ord qty|"
    "qty ord|qty unit|qty uom|menge einheit|menge me|qte unite|quantite commandee|"
    "cantidad pedida",
    "uom": "uom|einh|eh|meh|un|ud|und|u|eenh|unite de mesure|unidad de medida|ein|eht|mass|unid|"
    "ums|unita mis|u mis|unita di misura|mengeneinh|unit of measure|u o m|pkg|unit type|eh|"
    "un mis|unit mis|un misura|unita mis|un med|u med",
    "unit_price": "pvp|tarif|preis einheit|prijs eenheid|prix unite|precio unidad|prezzo unita|"
    "preco unidade|precio uds|preco unid|preis stk|prijs unit|price per unit|price unit|"
    "prix a l unite|einheitspreis|p unitario|valor unitario|valor unit|importe unitario|einzel|"
    "preis je|preis pro|cost each|each|unit|p u|p unit|pr unit|preco un|p unitaire|px unitaire|"
    "px unit|prezzo un|precio ud|precio u|prix u|price unit|price each|prijs per stuk|prijs st|"
    "prijs stuk|vk|ek|ek preis|ek netto|net|unit net|unit value|unit amount|punit|e preis|"
    "stk preis|preis stk|preis st|preis stuck|prix ht|precio s iva|importo unitario|"
    "montant unitaire|vlr unit|vl unit|preis me|agreed price|net unit|item cost",
    "line_total": "gp|g preis|ges preis|ges|subtotal|sub total|ext|ext amount|extended|"
    "extended amount|line amount|line value|net amount|net value|valor liquido|importe neto|"
    "importo netto|montant net|netto|nettobetrag|nettowert|total net|total ht|montant|"
    "total ligne|total linea|importe total|valor total|totale riga|regelbedrag|order value|"
    "value|amount due|warenwert|total price|total cost|total amount|gesamtpreis netto|imp|"
    "vlr total|vl total|preco total|prezzo totale|precio total|prix total|total hors taxe|"
    "line cost|zeilensumme|line net|total usd|total eur|amount usd|amount eur|gesamt eur",
    "price_base": "p e|per unit|je|pro|per qty|par|per|cad|preisbasis|base prezzo|base precio|"
    "base prix|basis|je me|preis per|preiseinh|price per|price base|prijs per|prix par|"
    "precio por|prezzo per|preco por",
    "delivery": "req date|reqd date|delai|due|delivery|del date|dlv date|date req|date reqd|"
    "need date|required|f entrega|data cons|cons|consegna|lieferung|lieferwoche|kw|lieferzeit|"
    "termin|promise date|deliv date|levering|levertijd|livraison|entrega|plazo|wunschtermin|eta|"
    "ship by|dt entrega|data prevista|del|date liv|liv",
    "discount": "disc|disc percent|disc no|dto|desc percent|sc|rab|rabatt percent|rem|dcto|"
    "desct|sconti|nachlass|remise percent|kort|discount percent",
    "tax": "taxed|mwst|ust|mw st|gst|vat percent|tva percent|iva percent|btw percent|"
    "tax percent|mwst percent|vat rate|tax rate|vat code|mehrwertsteuer|t|taux tva|imp iva|vat|"
    "tax|cgst|sgst|igst",
    "ignored": "hsn|hsn sac|hsn code|job|job no|project|account|gl account|gl code|cost center|"
    "cost centre|kostenstelle|weight|notes|remarks|bemerkung|lager|warehouse|bin|bild|image|"
    "photo|received|rcvd|checked|ok|status|origin|country of origin|commodity code|budget|"
    "zolltarifnummer|dept|department|rev|revision|drawing|zeichnung|customs tariff no|"
    "back order|backordered|qty received|qty shipped|shipped|net weight|gross weight|kg|"
    "charge to|account no|cost code|requisition|req no|commission|kommission|size|color|colour|"
    "grosse|farbe|taglia|colore|maat|kleur|talla|couleur|taille|tamanho|cor",
}  # fmt: skip
HEADINGS = {
    word: role
    for headings in (PRINTED, FURTHER)
    for role, words in headings.items()
    for word in words.split("|")
}
ASIDE = re.compile(r"[(\[{].*?[)\]}]")
MONEY_WORDS = re.compile(r"\b(?:EUR|USD|GBP|CHF|CAD|AUD|euro|euros|in)\b|[€$£]", re.IGNORECASE)
# What the roles of an exported table are called in a printed one.
SAME = {
    "subtotal": "line_total",
    "total": "line_total",
    "item_sku": "item",
    "maker_sku": "maker",
    "ship_date": "ignored",
    "order_date": "delivery",
    "note": "ignored",
    "status": "ignored",
    "po_number": "order",
    "order_number": "sku",
    "freight": "ignored",
    "pack_size": "pack_size",
}
COLUMNS = frozenset(
    """
    line item sku buyer_sku gtin maker article desc quantity uom unit_price price_base
    line_total delivery discount tax pack_size currency ignored
    """.split()  # noqa: SIM905
)


YOURS = frozenset(("your", "supplier"))
POSSESSIVES = {
    "ns": "nostro", "vs": "vostro", "eigene": "unsere", "eigen": "onze", "v": "votre",
    "n": "notre", "s": "su", "propria": "nostra",
}  # fmt: skip
# What follows the name of a column without changing it: `Descrizione dei beni`.
OF_GOODS = re.compile(
    r"\s(?:of (?:the )?(?:goods|materials?|items?|articles?|products?|services?)|der (?:ware|artikel|"
    r"leistung)|des (?:artikels|produkts|articles|produits)|"
    r"de l article|de la marchandise|del (?:articulo|producto)|de (?:los )?(?:articulos|"
    r"productos|mercancia)|articolo|articoli|"
    r"prodotto|dei beni|del prodotto|dell articolo|merce|van (?:het )?(?:artikel|product|"
    r"goederen)|do (?:artigo|produto)|dos (?:artigos|bens)|da mercadoria)\Z"
)  # fmt: skip
ITEM_WORDS = frozenset(("item", "no", "sku"))


def owned(heading: str) -> str | None:
    """Whose article number it is, where the heading says no more than that: `Vostro articolo`."""
    words = fold(heading).split()
    if len(words) < 2:
        return None
    ideas = ideas_of(" ".join([POSSESSIVES.get(words[0], words[0]), *words[1:]]))
    if (
        not ideas & {"item", "sku"}
        or not ideas - {"our", "your", "supplier", "buyer"} <= ITEM_WORDS
    ):
        return None
    return "sku" if ideas & YOURS else "buyer_sku" if ideas & {"our", "buyer"} else None


@lru_cache(maxsize=8192)
def column_role(heading: str) -> str | None:
    """The role of a column of order lines under this heading; None if it is not understood."""
    text = heading.strip(" :.*|")
    if not text or len(text) > 60:
        return None
    spelled = (
        text.replace("ª", "").replace("#", " no ").replace("%", " percent ").replace("№", " no ")
    )
    for tried in (spelled, MONEY_WORDS.sub(" ", ASIDE.sub(" ", spelled))):
        known = HEADINGS.get(fold(tried.replace("n°", " no ").replace("nº", " no ")))
        if known:
            return known
    goods = OF_GOODS.sub("", fold(spelled))
    if goods != fold(spelled) and HEADINGS.get(goods, role_of(goods)) == "desc":
        return "desc"
    mine = owned(spelled)
    if mine:
        return mine
    for tried in (text, MONEY_WORDS.sub(" ", text)):
        role = role_of(tried) if tried.strip() else None
        if role == "order_number" and "no" not in ideas_of(tried):
            return None
        role = SAME.get(role, role) if role else None
        if role in COLUMNS:
            return role
    return None
