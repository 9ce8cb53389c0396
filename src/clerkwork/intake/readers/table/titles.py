"""Titles of documents, and what kind of document they name."""

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.table.values import Cell

# Each is a whole cell, but for a number, a date or a name behind it.
TITLES = {
    "order": "purchase order|order|order form|purchase order form|po|material order|bestellung|"
    "bestellschein|bestellformular|auftrag|materialbestellung|bon de commande|commande|"
    "commande fournisseur|pedido|pedido de compra|orden de compra|hoja de pedido|ordine|"
    "ordine d acquisto|ordine di acquisto|ordine a fornitore|modulo d ordine|bestelling|"
    "inkooporder|bestelbon|bestelformulier|encomenda|nota de encomenda|ordem de compra|blanket order|"
    "standing order|sales order|new order|neue bestellung|nouvelle commande|nuevo pedido",
    "invoice": "invoice|proforma invoice|pro forma invoice|proforma|pro forma|tax invoice|"
    "commercial invoice|rechnung|proformarechnung|facture|facture proforma|factura|"
    "factura proforma|fattura|fattura proforma|factuur|proformafactuur|fatura|fatura proforma|"
    "credit note|gutschrift|credit memo|avoir|nota de credito|nota di credito|creditnota|"
    "sammelrechnung|schlussrechnung|abschlagsrechnung",
    "quotation_request": "request for quotation|request for quote|quotation request|rfq|quotation|"
    "quote|price quote|sales quote|estimate|offer|proposal|angebot|anfrage|angebotsanfrage|"
    "preisanfrage|kostenvoranschlag|devis|demande de prix|demande de devis|offre de prix|"
    "presupuesto|cotizacion|solicitud de cotizacion|oferta|preventivo|offerta|"
    "richiesta di offerta|offerte|offerteaanvraag|prijsaanvraag|prijsopgave|cotacao|orcamento|"
    "pedido de cotacao",
    "order_change": "purchase order change|order change|change order|changed order|"
    "purchase order amendment|order amendment|bestellanderung|auftragsanderung|"
    "geanderte bestellung|modification de commande|modificacion de pedido|orderwijziging|"
    "modifica ordine|alteracao de encomenda",
    "order_cancellation": "order cancellation|purchase order cancellation|cancellation|"
    "cancelled order|stornierung|bestellstornierung|storno|annulation de commande|annulation|"
    "cancelacion de pedido|anulacion de pedido|annullamento ordine|annulering|"
    "annulering bestelling|cancelamento de encomenda|cancelamento do pedido",
    "other": "order confirmation|order acknowledgement|order acknowledgment|sales confirmation|"
    "auftragsbestatigung|bestellbestatigung|confirmation de commande|accuse de reception|"
    "confirmacion de pedido|conferma d ordine|conferma ordine|orderbevestiging|"
    "confirmacao de encomenda|packing list|packing slip|packliste|packschein|liste de colisage|"
    "delivery note|dispatch note|delivery order|lieferschein|bon de livraison|albaran|"
    "albaran de entrega|bolla di consegna|documento di trasporto|ddt|pakbon|leverbon|"
    "guia de remessa|price list|pricelist|preisliste|liste de prix|tarif|lista de precios|tarifa|"
    "listino|listino prezzi|prijslijst|lista de precos|inventory|stock list|stock report|"
    "inventory report|bestandsliste|lagerliste|inventur|inventaire|inventario|voorraadlijst|"
    "inventario de stock|pick list|pickliste|kommissionierliste|statement|account statement|"
    "statement of account|kontoauszug|releve de compte|goods received note|goods receipt|"
    "wareneingang|receiving report|return authorization|return|retoure|retourenschein|"
    "sales report|umsatzstatistik|verkaufsstatistik|timesheet|time sheet|stundenzettel|"
    "stundennachweis|feuille de temps|contacts|contact list|kontakte|adressliste|catalog|"
    "catalogue|katalog|product list|artikelliste|artikelstamm|bill of materials|bom|stuckliste|"
    "nomenclature|distinta base|forecast|budget|expense report|reisekosten|bill of lading|"
    "mahnung|payment reminder|zahlungserinnerung|purchase requisition|requisition",
}
TITLED = {title: kind for kind, titles in TITLES.items() for title in titles.split("|")}
NUMBER_WORDS = frozenset(
    ("no", "nr", "n", "number", "nummer", "numero", "num", "of", "vom", "dated", "from")
)
MOST_WORDS = 5  # of a title


def title_of(cell: Cell) -> str | None:
    """The kind of document that this text names, if it is a title and nothing else."""
    if not isinstance(cell, str) or not cell or len(cell) > 60:
        return None
    words = fold(cell.partition("\n")[0]).split()
    numbered = [at for at, word in enumerate(words) if any(c.isdigit() for c in word)]
    if numbered:
        words = words[: numbered[0]]
    while words and words[-1] in NUMBER_WORDS:
        words.pop()
    if not 0 < len(words) <= MOST_WORDS:
        return None
    return TITLED.get(" ".join(words))
