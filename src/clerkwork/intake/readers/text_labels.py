"""Labels and their values in a text: `PO number: 4711`, and blocks under `Ship to:`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.headers import ideas_of, role_of
from clerkwork.intake.readers.text_shape import Page, Piece, cells, is_rule

LABEL = re.compile(
    r"\A[\s*_#>•–-]*(?P<label>[^:=\t|]{1,60}?)\**\s*(?::|=|#:)\**\s*(?P<rest>.*)\Z", re.DOTALL
)
HEADS = frozenset(
    "po_number order_number order_date delivery currency buyer_name buyer_code email total note "
    "line_total subtotal tax freight discount supplier ship_block bill_block release item "
    "buyer_sku sku invoice_number quote_number ship_date".split()
)
ARTICLE_ROLES = frozenset(
    "quantity uom unit_price line_total desc article item item_sku sku buyer_sku gtin maker_sku "
    "line delivery".split()
)
BLOCK_LINES = 7
# Labels of letters that mean something else at the head of a table.
OWN = {
    "ship_block": "deliver to|please deliver to|ship to|please ship to|send to|delivery to|"
    "delivery location|lieferung an|liefern an|bitte liefern an|versand an|livrer a|a livrer a|"
    "livraison a|entregar en|entregar a|enviar a|consegnare a|spedire a|leveren aan|levering aan|"
    "bezorgen op|afleveren op|entregar em|deliver goods to|goods to|empfanger|lieferort|"
    "lieu de livraison|lugar de entrega|luogo di consegna|local de entrega|destinatario|"
    "destination|site address|ship to address|delivery site|warenempfanger|lieferadresse|adresse "
    "de livraison|delivery address|shipping address|direccion de entrega|direccion de envio|"
    "indirizzo di consegna|indirizzo di spedizione|afleveradres|leveradres|bezorgadres|"
    "morada de entrega|endereco de entrega|lieferanschrift|versandadresse|adresse d expedition",
    "bill_block": "bill to|invoice to|rechnung an|rechnungsadresse|rechnungsanschrift|facturer a|"
    "adresse de facturation|facturar a|direccion de facturacion|fatturare a|factuur aan|"
    "factuuradres|faturar a|billing address|invoice address|sold to|indirizzo di fatturazione|"
    "morada de faturacao|endereco de faturacao",
    "po_number": "po|p o|po no|po nr|ref|our ref|our reference|reference|referenz|unser zeichen|"
    "unsere referenz|votre commande|notre reference|notre ref|nuestra referencia|referencia|"
    "nostro riferimento|riferimento|onze referentie|referentie|nossa referencia|customer ref|"
    "customer reference|order|order ref|order reference|purchase order|bestellung|commande|"
    "bon de commande|pedido|orden de compra|ordine|ordine di acquisto|bestelling|encomenda|"
    "nota de encomenda|order no|order number|bestell nr|auftrag|kundenreferenz|ref commande|"
    "reference commande|cost ref|customer po|kommission",
    "buyer_name": "from|company|customer|buyer|client|kunde|firma|auftraggeber|besteller|societe|"
    "empresa|cliente|azienda|ditta|klant|bedrijf|ordered by|purchaser|company name|account name|"
    "entreprise|acheteur|comprador|acquirente|koper|von|de|da|van|opdrachtgever|donneur d ordre|"
    "customer name|buyer name|name of company|account",
    "supplier": "to|vendor|supplier|seller|an|lieferant|fournisseur|proveedor|fornitore|leverancier|"
    "fornecedor|aan|attention|attn|a|para|vendor name|supplier name|z hd",
    "delivery": "need by|needed by|required by|deliver by|delivery|deliver on|delivery by|required|"
    "liefertermin|termin|lieferung|lieferung bis|liefern bis|livraison|livraison souhaitee|entrega|"
    "consegna|levering|leverdatum|due|due date|delivery date|date required|date needed|needed|"
    "wunschlieferdatum|wunschtermin|date de livraison|fecha de entrega|data di consegna|prazo|"
    "data de entrega|requested delivery|ship by|required delivery|lieferung am|delai|delivery week",
    "total": "total|grand total|order total|total amount|total value|gesamt|gesamtbetrag|summe|"
    "gesamtsumme|total general|montant total|importe total|totale|totale ordine|totaal|valor total|"
    "total ttc|total order value|total price|bestellwert|auftragswert|order value|totaalbedrag|"
    "total incl vat|total inc vat|total including vat|gesamt brutto|bruttobetrag|total due|"
    "total commande|total pedido|total encomenda|total geral|amount|totaal incl btw|endbetrag|"
    "gesamtwert|valore totale|valeur totale|importo totale|total iva incluido|total com iva|"
    "totale iva inclusa|estimated total|total cost|total c iva|totaal inclusief btw",
    "ignored": "subject|betreff|objet|asunto|oggetto|onderwerp|assunto|cc|sent|gesendet|phone|tel|"
    "fax|mobile|mobil|email|e mail|web|www|http|https|vat|vat no|ust id|ustidnr|iban|bic|swift|contact|ansprechpartner|"
    "payment|payment terms|zahlung|zahlungsbedingungen|incoterms|terms|re|aw|fw|wg|attention|note|hinweis|"
    "quote|quotation|quote no|angebot|your quote|ihr angebot|invoice|rechnung|subtotal|zwischensumme|"
    "netto|net|net total|tax|mwst|tva|iva|btw|shipping|versand|freight|your ref|your reference|ihr zeichen",
}
MEANING = {label: role for role, labels in OWN.items() for label in labels.split("|")}
NUMBER_TAIL = re.compile(
    r"[\s.:#°º-]*\b(?:no|nr|number|num|n|id|nummer|numero|#)\.?\s*\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label, what it means, and the value that follows it in the same line."""

    role: str
    label: Piece
    value: Piece


@dataclass(slots=True)
class Labels:
    """All labelled values of a text, in their order, and the lines of address blocks."""

    values: list[Labelled] = field(default_factory=list)
    blocks: dict[str, list[Piece]] = field(default_factory=dict)

    def all(self, role: str) -> Iterator[Labelled]:
        return (each for each in self.values if each.role == role)


def role_in_letter(label: str) -> str | None:
    """What a label of a letter means; `ignored` where it is understood and of no use."""
    folded = fold(label)
    if not folded or len(folded) > 50:
        return None
    if folded in MEANING:
        return MEANING[folded]
    bare = fold(NUMBER_TAIL.sub("", label))
    if bare in MEANING and MEANING[bare] == "po_number":
        return "po_number"
    role = role_of(label.strip())
    if role in {"ship_street", "bill_street"} and "address" in ideas_of(label):
        return f"{role[:4]}_block"
    if role == "order_number":
        return "po_number"
    known = role in HEADS or role in ARTICLE_ROLES
    return role if known or (role or "").startswith(("ship_", "bill_", "plain_")) else None


def label_in(cell: Piece) -> Labelled | None:
    """The label and the value of one cell; the value is empty where it stands elsewhere."""
    match = LABEL.match(cell.text)
    if not match:
        return None
    role = role_in_letter(match["label"])
    if role is None:
        return None
    if match["rest"].startswith("//"):
        return None
    return Labelled(role, cell.part(*match.span("label")), cell.part(*match.span("rest")))


def read_labels(page: Page) -> Labels:
    """The labels of all lines that are not taken."""
    found = Labels()
    lines = page.lines
    for index, line in enumerate(lines):
        if line.line in page.taken or not line.text.strip() or is_rule(line.text):
            continue
        row = cells(line)
        for position, cell in enumerate(row):
            labelled = label_in(cell) or silent(row, position)
            if labelled is None:
                continue
            if (
                not labelled.value.text
                and position + 1 < len(row)
                and not label_in(row[position + 1])
            ):
                labelled = Labelled(labelled.role, labelled.label, row[position + 1])
            if labelled.role in {"ship_block", "bill_block", "supplier"} and take_block(
                found, labelled, page, index
            ):
                continue
            if not labelled.value.text:
                labelled = below(labelled, lines, index)
            if labelled.value.text:
                found.values.append(labelled)
    return found


def silent(row: list[Piece], position: int) -> Labelled | None:
    """A label without a colon: the first of two cells."""
    if position or len(row) != 2 or len(row[0].text) > 40:
        return None
    role = role_in_letter(row[0].text.strip("*_ "))
    return (
        Labelled(role, row[0], row[1])
        if role and role not in ARTICLE_ROLES - {"delivery"}
        else None
    )


def below(labelled: Labelled, lines: list[Piece], index: int) -> Labelled:
    """The value on the next line, under a label that stands alone."""
    if index + 1 < len(lines) and labelled.role not in ARTICLE_ROLES:
        following = lines[index + 1]
        if following.text.strip() and not label_in(following) and len(following.text) < 80:
            return Labelled(labelled.role, labelled.label, following.part(0, len(following.text)))
    return labelled


def take_block(found: Labels, labelled: Labelled, page: Page, index: int) -> bool:
    """The lines of an address under, or behind, its label; whether there were any."""
    if labelled.role in found.blocks:
        return False
    block = [labelled.value] if labelled.value.text else []
    place = block[0].column if block else None
    if block and block[0].text.count(",") >= 2:
        found.blocks[labelled.role] = block
        page.taken.add(labelled.label.line)
        return True
    number = index + 1
    if not block:
        while (
            number < len(page.lines) and not page.lines[number].text.strip() and number <= index + 1
        ):
            number += 1
    while number < len(page.lines) and len(block) < BLOCK_LINES:
        line = page.lines[number]
        if not line.text.strip() or line.line in page.taken or is_rule(line.text):
            break
        part = block_cell(line, labelled.label, place)
        if part is None or (label_in(part) and label_in(line)) or ends_block(part.text):
            break
        block.append(part)
        number += 1
    if not block:
        return False
    found.blocks[labelled.role] = block
    page.taken.update(each.line for each in block)
    page.taken.add(labelled.label.line)
    return True


def block_cell(line: Piece, label: Piece, place: int | None) -> Piece | None:
    """The cell of a line that stands under the label: addresses may stand side by side."""
    row = cells(line)
    if len(row) == 1:
        return row[0]
    wanted = place or label.column
    near = [cell for cell in row if abs(cell.column - wanted) <= 3]
    return near[0] if near else None


CLOSING = re.compile(
    r"\A(?:please|thank|regards|kind|best|bitte|mit |merci|cordialement|gracias|saludos|grazie|cordiali"
    r"|met |graag|obrigad|cumprimentos|we |wir |nous |the |attn)\b|[.!?]\Z.{0}",
    re.IGNORECASE,
)


def ends_block(text: str) -> bool:
    """Whether a line is a sentence, not a part of an address."""
    return (
        bool(CLOSING.match(text))
        or len(text) > 90
        or (text.endswith((".", "!", "?")) and text.count(" ") > 5)
    )
