"""The words for the sums below the lines of an order, in seven languages."""

import re
from collections.abc import Sequence
from functools import lru_cache

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.headings.meaning import ideas_of
from clerkwork.intake.readers.pages.further_words import SUMS as FURTHER

SUMS = {
    "grand": "grand total|total due|amount due|total payable|total amount due|order total|"
    "total order|total order value|po total|total po|total purchase order|purchase order total|"
    "total incl vat|total inc vat|total including vat|total incl tax|total inc tax|"
    "total inc gst|total including tax|total with tax|gross total|total gross|gross amount|"
    "gesamtbetrag|gesamtsumme|endbetrag|endsumme|gesamt brutto|summe brutto|bruttobetrag|"
    "bruttosumme|brutto|rechnungsbetrag|gesamtbetrag brutto|gesamtsumme brutto|"
    "gesamtbetrag inkl mwst|gesamt inkl mwst|summe inkl mwst|auftragswert|bestellwert|"
    "bestellsumme|gesamtbestellwert|gesamtauftragswert|total ttc|montant ttc|montant total ttc|"
    "net a payer|total a payer|total general|montant total|total commande|total de la commande|"
    "total pedido|total del pedido|total a pagar|importe total|total general|total orden|"
    "total de la orden|total con iva|total iva incluido|total iva incl|totale documento|"
    "totale ordine|totale complessivo|totale generale|totale ivato|totale iva inclusa|"
    "totale iva compresa|totale con iva|totale da pagare|importo totale|totaal incl btw|"
    "totaal inclusief btw|totaal inc btw|totaalbedrag|eindtotaal|te betalen|totaal te betalen|"
    "totaalbedrag incl btw|totaal bestelling|ordertotaal|total geral|total com iva|valor total|"
    "total da encomenda|total do pedido|total encomenda|total amount|total value|total price|"
    "total cost|invoice total|total brut|montant general|gesamtpreis|gesamtwert|total invoice|"
    "contract total|total order amount|order amount|order value|total net value incl tax|"
    "total usd|total eur|balance due|total bruto|valor a pagar|gesamtbetrag eur|zu zahlen|"
    "rechnungssumme|total estimated cost|estimated total",
    "total": "total|totale|totaal|totais|totaux|gesamt|summe|sum|totals|total order|insgesamt|"
    "gesamttotal|tot",
    "net": "subtotal|sub total|net total|total net|net amount|net value|net|total excl vat|"
    "total ex vat|total excluding vat|total exc vat|total before tax|total excl tax|goods total|"
    "merchandise total|merchandise|goods value|total goods|line total|lines total|item total|"
    "items total|total items|total net value|nettosumme|summe netto|netto|nettobetrag|"
    "gesamt netto|nettowert|netto gesamt|zwischensumme|warenwert|gesamtbetrag netto|"
    "gesamtsumme netto|summe positionen|gesamtnetto|total ht|montant ht|total hors taxes|"
    "total hors taxe|sous total|sous total ht|total net ht|montant total ht|base imponible|"
    "subtotal sin iva|total sin iva|suma|importe neto|total neto|imponibile|totale imponibile|"
    "totale netto|subtotale|totale merce|netto merce|totaal excl btw|totaal exclusief btw|"
    "subtotaal|totaal ex btw|netto totaal|totaal netto|total sem iva|total liquido|"
    "valor liquido|total iliquido|incidencia|base tributavel|base|netto totaal|total produits|"
    "totale senza iva|total mercadoria|value of goods|taxable amount|taxable|base imp|"
    "total bruto mercancia|totaal goederen|goederenbedrag|positionssumme|suma neta",
    "tax": "tax|vat|sales tax|gst|hst|pst|mwst|ust|umsatzsteuer|mehrwertsteuer|zzgl mwst|"
    "zzgl ust|plus vat|plus tax|tva|taxe|taxes|iva|imposta|btw|imposto|impuesto|impuestos|"
    "total vat|total tax|vat amount|tax amount|mwst betrag|steuerbetrag|montant tva|total tva|"
    "cuota iva|importe iva|total iva|totale iva|importo iva|btw bedrag|valor iva|"
    "zzgl gesetzl mwst|zzgl gesetzliche mwst|total gst|estimated tax|state tax|cgst|sgst|igst|"
    "tax total|zuzuglich mwst|zuzuglich umsatzsteuer|gesetzl mwst|mw st|u st|totaal btw|steuer|"
    "sales tax amount|vat total|i v a|t v a|b t w|re|recargo equivalencia",
    "freight": "freight|shipping|shipping handling|shipping and handling|s h|ship ins|handling|"
    "delivery|delivery charge|delivery charges|carriage|postage|delivery cost|delivery costs|"
    "shipping cost|shipping costs|shipping charge|shipping charges|freight charges|"
    "freight charge|other|misc|surcharge|insurance|fracht|frachtkosten|versand|versandkosten|"
    "porto|lieferkosten|transportkosten|verpackung|verpackungskosten|versandpauschale|"
    "porto verpackung|porto und verpackung|fracht und verpackung|fracht verpackung|"
    "frachtpauschale|mindermengenzuschlag|frais de port|port|transport|frais de transport|"
    "livraison|frais de livraison|frais|portes|gastos de envio|transporte|envio|flete|gastos|"
    "spese di trasporto|trasporto|spedizione|spese di spedizione|spese|verzendkosten|vracht|"
    "vrachtkosten|transportkosten|leveringskosten|bezorgkosten|frete|despesas de envio|"
    "custos de envio|custos de transporte|other charges|other costs|logistics|environmental fee|"
    "zuschlag|maut|spese trasporto|portes de envio|costes de envio|energiezuschlag|handling fee|"
    "freight insurance|port et emballage|frais d expedition|gastos de transporte|"
    "carriage and packing",
    "discount": "discount|rabatt|remise|descuento|sconto|korting|desconto|less discount|"
    "abzgl rabatt|dto|nachlass|trade discount|total discount|gesamtrabatt|dto pp|"
    "descuento comercial|order discount|abzuglich rabatt|escompte|rebate|skonto",
    "carry": "balance b f|balance carried forward|balance forward|carried forward|carry forward|"
    "brought forward|b f|c f|carry over|balance brought forward|page total|ubertrag|"
    "zwischensumme ubertrag|report|a reporter|suma y sigue|suma anterior|suma|riporto|"
    "a riportare|da riportare|transport|transporteren|saldo transport|a transportar|total page|"
    "seitensumme|total de la page|subtotal page|page subtotal|totaal pagina|totale pagina|"
    "total pagina",
}  # fmt: skip


NAMES = {
    phrase: name
    for sums in (FURTHER, SUMS)
    for name, phrases in reversed(sums.items())
    for phrase in phrases.split("|")
}


NOISE = re.compile(
    r"@\s*\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)?\s*%|\([^)]*\)|\b(?:EUR|USD|GBP|CHF|CAD|AUD)\b|[€$£:=*+]|"
    r"\b\d+(?:[.,]\d+)?\b(?=\s*(?:%|MwSt|TVA|IVA|BTW|VAT|USt))"
)  # fmt: skip


# German and Dutch words for sums are made of these.
COMPOUND = re.compile(
    r"(?:gesamt|netto|brutto|end|bestell|auftrags|order|totaal|eind|positions|waren)+(?:netto|"
    r"brutto|auftrags|bestell)?"
    r"(?:wert|betrag|summe|preis|bedrag|totaal|waarde|netto|brutto)\Z"
)


PAGE_WORDS = frozenset(
    [
        "von",
        "vom",
        "of",
        "from",
        "page",
        "seite",
        "de",
        "la",
        "du",
        "da",
        "dalla",
        "pagina",
        "pag",
        "precedente",
        "anterior",
        "previous",
        "vorige",
        "vorherige",
        "van",
    ]
)


def begins_with_sum(words: Sequence[str]) -> str | None:
    """A sum whose label goes on: with the page it is carried from, or with a stamp over it."""
    for size in range(min(3, len(words)), 0, -1):
        if NAMES.get(" ".join(words[:size])) == "carry" and PAGE_WORDS.issuperset(words[size:]):
            return "carry"
    for size in range(len(words) - 1, max(1, len(words) - 3), -1):
        name = NAMES.get(" ".join(words[:size]))
        if name in {"grand", "tax"}:
            return name
    return None


SPELLED = re.compile(r"\b(?:\w )+\w\b")
CURRENCY = "(?:eur|euros?|usd|gbp|chf|inr|rs|aud|cad)"
IN_CURRENCY = re.compile(rf"\s(?:in|en)(?:\s{CURRENCY})?\Z|\s{CURRENCY}\Z")


def without_currency(label: str) -> str:
    """`total h t en euros` as `total ht`: abbreviations whole, without the currency of the sum."""
    whole = SPELLED.sub(lambda found: found[0].replace(" ", ""), label)
    if whole in NAMES or label in NAMES:
        return label if label in NAMES else whole
    return IN_CURRENCY.sub("", whole)


@lru_cache(maxsize=4096)
def sum_name(text: str) -> str | None:
    """Which sum a label is of; None if of none."""
    if len(text) > 70 or "?" in text:
        return None
    bare = without_currency(fold(NOISE.sub(" ", text)))
    while (
        bare
        and bare not in NAMES
        and bare.split()[0] in {"the", "zzgl", "plus", "inkl", "incl", "le", "il", "der"}
    ):
        bare = bare.partition(" ")[2]
    if bare in NAMES:
        return NAMES[bare]
    if COMPOUND.match(bare):
        return "net" if "net" in bare else "grand"
    words = bare.split()
    if not bare or len(words) > 6:
        return None
    begun = begins_with_sum(words)
    if begun:
        return begun
    sides = {sum_name(side) for side in text.split("/")} if text.count("/") == 1 else set()
    if len(sides) == 1 and None not in sides:
        return sides.pop()  # in two languages
    ideas = ideas_of(bare)
    if "total" in ideas and ideas & {"qty", "line", "item", "weight", "pack", "no"}:
        return None
    if "total" in ideas:
        return (
            "grand"
            if ideas & {"grand", "gross", "order"}
            else "net"
            if ideas & {"net", "sub"}
            else None
        )
    return None
