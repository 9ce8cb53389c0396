"""The sums below the lines: net, tax, freight, and what is to be paid in all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.headers import ideas_of
from clerkwork.intake.readers.pages_fields import Found
from clerkwork.intake.readers.pages_runs import Row, Run, overlap
from clerkwork.intake.readers.pages_sure import Signals
from clerkwork.intake.readers.table_values import bare_number, number

SUMS = {
    "grand": "grand total|total due|amount due|total payable|total amount due|order total|total order|total order value|po total|"
    "total po|total purchase order|purchase order total|total incl vat|total inc vat|total including vat|total incl tax|total inc tax|"
    "total inc gst|total including tax|total with tax|gross total|total gross|gross amount|gesamtbetrag|gesamtsumme|endbetrag|endsumme|"
    "gesamt brutto|summe brutto|bruttobetrag|bruttosumme|brutto|rechnungsbetrag|gesamtbetrag brutto|gesamtsumme brutto|"
    "gesamtbetrag inkl mwst|gesamt inkl mwst|summe inkl mwst|auftragswert|bestellwert|bestellsumme|gesamtbestellwert|gesamtauftragswert|"
    "total ttc|montant ttc|montant total ttc|net a payer|total a payer|total general|montant total|total commande|total de la commande|"
    "total pedido|total del pedido|total a pagar|importe total|total general|total orden|total de la orden|total con iva|"
    "total iva incluido|total iva incl|totale documento|totale ordine|totale complessivo|totale generale|totale ivato|"
    "totale iva inclusa|totale iva compresa|totale con iva|totale da pagare|importo totale|totaal incl btw|totaal inclusief btw|"
    "totaal inc btw|totaalbedrag|eindtotaal|te betalen|totaal te betalen|totaalbedrag incl btw|totaal bestelling|ordertotaal|"
    "total geral|total com iva|valor total|total da encomenda|total do pedido|total encomenda|total amount|total value|total price|"
    "total cost|invoice total|total brut|montant general|gesamtpreis|gesamtwert|total invoice|contract total|total order amount|"
    "order amount|order value|total net value incl tax|total usd|total eur|balance due|total bruto|valor a pagar|"
    "gesamtbetrag eur|zu zahlen|rechnungssumme|total estimated cost|estimated total",
    "total": "total|totale|totaal|totais|totaux|gesamt|summe|sum|totals|total order|insgesamt|gesamttotal|tot",
    "net": "subtotal|sub total|net total|total net|net amount|net value|net|total excl vat|total ex vat|total excluding vat|"
    "total exc vat|total before tax|total excl tax|goods total|merchandise total|merchandise|goods value|total goods|line total|lines total|"
    "item total|items total|total items|total net value|nettosumme|summe netto|netto|nettobetrag|gesamt netto|nettowert|"
    "netto gesamt|zwischensumme|warenwert|gesamtbetrag netto|gesamtsumme netto|summe positionen|gesamtnetto|total ht|montant ht|"
    "total hors taxes|total hors taxe|sous total|sous total ht|total net ht|montant total ht|base imponible|subtotal sin iva|"
    "total sin iva|suma|importe neto|total neto|imponibile|totale imponibile|totale netto|subtotale|totale merce|netto merce|"
    "totaal excl btw|totaal exclusief btw|subtotaal|totaal ex btw|netto totaal|totaal netto|total sem iva|total liquido|"
    "valor liquido|total iliquido|incidencia|base tributavel|base|netto totaal|total produits|totale senza iva|total mercadoria|"
    "value of goods|taxable amount|taxable|base imp|total bruto mercancia|totaal goederen|goederenbedrag|positionssumme|suma neta",
    "tax": "tax|vat|sales tax|gst|hst|pst|mwst|ust|umsatzsteuer|mehrwertsteuer|zzgl mwst|zzgl ust|plus vat|plus tax|tva|taxe|taxes|iva|imposta|"
    "btw|imposto|impuesto|impuestos|total vat|total tax|vat amount|tax amount|mwst betrag|steuerbetrag|montant tva|total tva|"
    "cuota iva|importe iva|total iva|totale iva|importo iva|btw bedrag|valor iva|zzgl gesetzl mwst|zzgl gesetzliche mwst|"
    "total gst|estimated tax|state tax|cgst|sgst|igst|tax total|zuzuglich mwst|zuzuglich umsatzsteuer|gesetzl mwst|mw st|u st|"
    "totaal btw|steuer|sales tax amount|vat total|i v a|t v a|b t w|re|recargo equivalencia",
    "freight": "freight|shipping|shipping handling|shipping and handling|s h|ship ins|handling|delivery|delivery charge|delivery charges|carriage|"
    "postage|delivery cost|delivery costs|shipping cost|shipping costs|shipping charge|shipping charges|freight charges|freight charge|other|misc|surcharge|insurance|"
    "fracht|frachtkosten|versand|versandkosten|porto|lieferkosten|transportkosten|verpackung|verpackungskosten|versandpauschale|porto verpackung|"
    "porto und verpackung|fracht und verpackung|fracht verpackung|frachtpauschale|mindermengenzuschlag|frais de port|port|transport|"
    "frais de transport|livraison|frais de livraison|frais|portes|gastos de envio|transporte|envio|flete|gastos|spese di trasporto|trasporto|"
    "spedizione|spese di spedizione|spese|verzendkosten|vracht|vrachtkosten|transportkosten|leveringskosten|bezorgkosten|"
    "frete|despesas de envio|custos de envio|custos de transporte|other charges|other costs|logistics|environmental fee|zuschlag|maut|"
    "spese trasporto|portes de envio|costes de envio|energiezuschlag|handling fee|freight insurance|"
    "port et emballage|frais d expedition|gastos de transporte|carriage and packing",
    "discount": "discount|rabatt|remise|descuento|sconto|korting|desconto|less discount|abzgl rabatt|dto|nachlass|trade discount|"
    "total discount|gesamtrabatt|dto pp|descuento comercial|order discount|abzuglich rabatt|escompte|rebate|skonto",
    "carry": "carried forward|carry forward|brought forward|b f|c f|carry over|balance brought forward|page total|ubertrag|zwischensumme ubertrag|"
    "report|a reporter|suma y sigue|suma anterior|suma|riporto|a riportare|da riportare|transport|transporteren|saldo transport|a transportar|"
    "total page|seitensumme|total de la page|subtotal page|page subtotal|totaal pagina|totale pagina|total pagina",
}  # fmt: skip
NAMES = {phrase: name for name, phrases in reversed(SUMS.items()) for phrase in phrases.split("|")}
NOISE = re.compile(
    r"\d+(?:[.,]\d+)?\s*%|\([^)]*\)|\b(?:EUR|USD|GBP|CHF|CAD|AUD)\b|[€$£:=*+]|\b\d+(?:[.,]\d+)?\b(?=\s*(?:%|MwSt|TVA|IVA|BTW|VAT|USt))"
)  # fmt: skip
# German and Dutch words for sums are made of these.
COMPOUND = re.compile(
    r"(?:gesamt|netto|brutto|end|bestell|auftrags|order|totaal|eind|positions|waren)+(?:netto|brutto|auftrags|bestell)?"
    r"(?:wert|betrag|summe|preis|bedrag|totaal|waarde|netto|brutto)\Z"
)
ROUND = Decimal("0.02")


@dataclass(slots=True)
class Sum:
    """An amount below the lines: which, how much, and where."""

    name: str
    amount: Decimal
    label: Run
    run: Run
    row: int


@lru_cache(maxsize=4096)
def sum_name(text: str) -> str | None:
    """Which sum a label is of; None if of none."""
    if len(text) > 70 or "?" in text:
        return None
    bare = fold(NOISE.sub(" ", text))
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
    for size in range(len(words) - 1, max(1, len(words) - 3), -1):
        if NAMES.get(" ".join(words[:size])) in {"grand", "tax"}:
            return NAMES[" ".join(words[:size])]  # a stamp or a note runs into the label
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


def closes(row: Row) -> str | None:
    """Which sum of the lines above it the row is, the last of several; None if it is none."""
    names = sum_names(row)
    return max(names, key=FINAL.index) if names else None


FINAL = ("carry", "net", "discount", "tax", "total", "grand")


def sum_names(row: Row) -> list[str]:
    """The sums that the row has labels of, but freight, which may be a line."""
    names = []
    for run in row.runs[:8]:
        words = run.text.split()
        digits = [i for i, w in enumerate(words) if any(c.isdigit() for c in w)]
        label = " ".join(words[: digits[0]]) if digits and digits[0] else run.text
        name = sum_name(label)
        if name and name != "freight":
            names.append(name)
    return names


def amount_at_end(run: Run, mark: str) -> tuple[Run | None, Run, Decimal] | None:
    """(words before, words of the amount, amount) where a run ends with an amount."""
    for size in (3, 2, 1):
        if size > len(run.words):
            continue
        tail = run.part(len(run.words) - size)
        value = number(tail.text, mark)
        if value is not None and not tail.text.endswith("%") and bare_number(tail.text):
            head = run.part(0, len(run.words) - size) if size < len(run.words) else None
            if head and head.words[-1].text in {"€", "$", "£", "EUR", "USD", "GBP", "CHF"}:
                head = head.part(0, len(head.words) - 1) if len(head.words) > 1 else None
            return head, tail, value
    return None


def sums_of(rows: Sequence[Row], skip: set[int], mark: str) -> list[Sum]:
    """All labelled sums below the first of the lines, from the top down."""
    found: list[Sum] = []
    for index, row in enumerate(rows):
        if index in skip or index < min(skip, default=0):
            continue
        found.extend(row_sums(row, index, mark))
        found.extend(sums_below(rows, index, skip, mark))
    return found


def row_sums(row: Row, index: int, mark: str) -> Iterator[Sum]:
    """Labels and amounts of one row: `Subtotal 100.00`, `VAT 19 % on 100.00 19.00`."""
    label: Run | None = None
    for place, run in enumerate(row.runs):
        ended = amount_at_end(run, mark)
        if ended and ended[0] is not None and sum_name(ended[0].text):
            label = ended[0]
        elif sum_name(run.text) and not (ended and ended[0] is None):
            label = run
            continue
        if label is None or not ended or (ended[0] is not None and ended[0] is not label):
            continue
        following = row.runs[place + 1] if place + 1 < len(row.runs) else None
        if (
            following is not None
            and amount_at_end(following, mark)
            and not sum_name(following.text)
        ):
            continue  # the last amount of the row is the sum; those before are its base or its rate
        name = sum_name(label.text)
        if name:
            yield Sum(name, ended[2], label, ended[1], index)
        label = None


def sums_below(rows: Sequence[Row], index: int, skip: set[int], mark: str) -> Iterator[Sum]:
    """Sums in a strip: labels side by side, the amounts in the row below."""
    row = rows[index]
    if len(row.runs) < 2 or index + 1 >= len(rows) or index + 1 in skip:
        return
    below = rows[index + 1]
    names = [sum_name(run.text) for run in row.runs]
    if sum(name is not None for name in names) < 2 or below.page is not row.page:
        return
    if below.top - row.bottom > 1.5 * row.height:
        return
    for run, name in zip(row.runs, names, strict=True):
        for other in below.runs if name else ():
            value = number(other.text, mark)
            if value is not None and (overlap(run, other) > 0.3):
                yield Sum(name or "", value, run, other, index + 1)


def grand_total(sums: Sequence[Sum], lines: Decimal | None) -> Found | None:
    """What is to be paid in all, as stated; surer where the parts add up to it."""
    stated = [each for each in sums if each.name in {"grand", "total"}]
    if not stated:
        stated = [each for each in sums if each.name == "net"][-1:]
    if not stated:
        return None
    agreeing = [each for each in stated if adds_up(each, sums, lines)]
    pool = agreeing or stated
    explicit = [each for each in pool if each.name == "grand"] or pool
    best = max(explicit, key=lambda each: (each.amount, each.row))
    rivals = len({each.amount for each in stated} - {best.amount})
    checked = 1 if agreeing else 0
    if best.name == "net" and any(each.name == "tax" and each.amount for each in sums):
        checked = -1  # what is to be paid is more, and was not found
    signals = Signals("total", "sum", checked, 0 if agreeing else rivals, best.run.sure)
    return Found(format(best.amount, "f"), [best.run], signals)


def adds_up(total: Sum, sums: Sequence[Sum], lines: Decimal | None) -> bool:
    """Whether the lines, or the net sum, with some of the stated charges make this total."""
    bases = [each.amount for each in sums if each.name == "net" and each is not total]
    bases += [lines] if lines is not None else []
    extras = [
        -abs(each.amount) if each.name == "discount" else each.amount
        for each in sums
        if each.name in {"tax", "freight", "discount"} and each.amount
    ][:8]
    for base in bases:
        for size in range(len(extras) + 1):
            for chosen in combinations(extras, size):
                if abs(base + sum(chosen, Decimal(0)) - total.amount) <= ROUND:
                    return True
    return False


def charges_of(sums: Sequence[Sum], total: Decimal | None, lines: Decimal | None) -> Decimal | None:
    """Freight, fees and tax less allowances: what is between the lines and the total."""
    stated = [each for each in sums if each.name in {"tax", "freight", "discount"}]
    if not stated or total is None or lines is None:
        return None
    return total - lines
