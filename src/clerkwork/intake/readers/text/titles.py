"""What subjects and titles call documents that are no order, in seven languages.

Each line is one form, a regular expression without capitals; they are looked for as whole words.
"""

import re

TITLES: dict[str, str] = {
    "order_cancellation": r"""
        cancel(?:l?ation|l?ed|) (?:of )?(?:our |the |purchase )?(?:order|po)
        (?:order|po)\b.{0,30}\bcancel(?:l?ation|l?ed)
        cancel(?:l?ation)
        storno|stornierung|auftragsstorno|bestellstorno|widerruf
        résiliation|rescisión|rescisão|ontbinding|widerrufung|intrekking
        annulation|anulación|cancelación|annullamento|annulering|cancelamento|anulação
    """,
    "order_change": r"""
        (?:order|po|purchase order|inkooporder|aankooporder|bestell\w*|auftrag|commande|pedido
          |ordine|encomenda|bestelling).{0,25}
          (?:change|amend\w*|modif\w*|revis\w*|änderung|wijziging|alteração|variazione|rectific\w*)
        (?:change|amendment|modification|revision|änderung|wijziging|alteração|variazione|modificación|modifica)
          (?: \w+){0,3} (?:order|po|bestell\w*|commande|pedido|ordine|encomenda|bestelling)
        change order|bestelländerung|auftragsänderung|orderwijziging|amended|nachtrag
        modification de (?:la |votre |notre )?commande|avenant|alteração|modifica ordine
    """,
    "quotation_request": r"""
        rfq|rfp|request for (?:a )?(?:quot\w*|pric\w*|proposal|offer)
        quot(?:e|ation) request|price (?:request|enquiry|inquiry)|enquiry|inquiry|please quote
        (?:preis|angebots)?anfrage|bitte um angebot|angebotsaufforderung|ausschreibung
        demande (?:de )?(?:devis|prix|cotation|d'offre)|appel d'offres?|demande d'offre
        (?:solicitud|petición) de (?:cotiz\w*|oferta\w*|presup\w*|precio\w*)|cotización
        richiesta (?:di |d')?(?:offerta|preventivo|prezz\w*|quotazione)
        offerteaanvraag|prijsaanvraag|aanvraag offerte|offerte aanvraag
        pedido de (?:cotação|orçamento|preços?|proposta)|consulta de preços?|cotação
    """,
    "quotation": r"""
        quotation|(?:our |your )?quote|offer|proposal|angebot
        kostenvoranschlag|devis|offre(?: de prix)?
        presupuesto|oferta|preventivo|offerta|offerte|orçamento|proposta
    """,
    "invoice": r"""
        (?:tax |proforma |pro forma |commercial |sales )?invoice|credit (?:note|memo)|debit note
        payment reminder|overdue|past due|statement(?: of account)?
        account statement|remittance(?: advice)?
        (?:proforma-?|schluss|abschlags)?rechnung|gutschrift
        zahlungserinnerung|mahnung|kontoauszug|zahlungsavis
        facture(?: pro ?forma)?|avoir|relevé(?: de compte)?|relance|rappel(?: de paiement)?
        factura(?: proforma)?|nota de (?:crédito|débito|abono)
        abono|extracto|recordatorio(?: de pago)?
        fattura|nota di (?:credito|debito)|estratto conto|sollecito(?: di pagamento)?
        factuur|creditnota|creditfactuur|rekeningoverzicht|betalingsherinnering|aanmaning
        fatura|nota de crédito|extrato(?: de conta)?|aviso de pagamento|lembrete de pagamento
    """,
    "other": r"""
        (?:sales )?order (?:confirmation|acknowledg\w*)(?! (?:requested|required|please))
        confirmation of (?:your )?order|acknowledg\w* of (?:your )?order
        auftragsbestätigung|bestellbestätigung|(?:confirmation|accusé de réception) de (?:votre )?commande
        confirmación de(?:l| su)? pedido|acuse de (?:recibo|pedido)
        conferma (?:d'|di |dell')?\s?ordine
        orderbevestiging|bevestiging van uw bestelling|confirmação (?:d[aeo] )?(?:encomenda|pedido)
        delivery (?:note|slip|docket)|packing (?:list|slip)
        despatch note|goods received|proof of delivery
        lieferschein|packliste|versandbestätigung|versandanzeige
        wareneingangs\w+|bon de livraison|bordereau de livraison
        albarán(?: de entrega)?|nota de entrega|documento di trasporto
        bolla di (?:consegna|trasporto)|ddt
        pakbon|leverbon|vrachtbrief|guia de (?:remessa|transporte)
        (?:transport|shipping|forwarding|freight) (?:order|instruction\w*)
        transportauftrag|speditionsauftrag
        ordre de transport|orden de transporte|ordine di trasporto
        transportopdracht|ordem de transporte
        price ?list|preisliste|tarif\w*|lista? (?:de |dei )?pre(?:cios|zzi|ços)
        prijslijst|catalog(?:ue)?
        order form|bestellformular|bon de commande vierge|hoja de pedido en blanco
        out of (?:the )?office|automatic reply|auto(?:matic)?.?reply|on vacation|annual leave
        abwesenheit\w*|automatische antwort|nicht im büro
        im urlaub|absence|réponse automatique|absent du bureau
        respuesta automática|fuera de (?:la )?oficina|ausencia
        risposta automatica|fuori ufficio|assenza
        afwezig\w*|automatisch antwoord|resposta automática|ausente|ausência
        undeliver\w*|delivery (?:status|failure)|mail delivery|returned mail|unzustellbar
        newsletter|unsubscribe|webinar|special offer|deals?
        discounts?|save \d+|sale|% off|promotion|rundschreiben
        sonderangebot|aktion|rabatt\w*|neuheiten|nouveautés
        promo\w*|oferta especial|novedades|offerta speciale
        novità
        nieuwsbrief|aanbieding\w*|korting|novidades|promoç\w*|boletín|infolettre
        shipped|on its way|tracking|your parcel|complaint
        reklamation|beschwerde|réclamation|reclamaci\w*
        reclamo
        klacht|reclamaç\w*|damaged|beschädigt|return(?: request)?|rma|retoure|retour
        survey|invitation|einladung|meeting|termin(?:anfrage|vorschlag)
        application|bewerbung|candidature
        thank you|thanks|danke|vielen dank|merci|gracias|grazie|bedankt|obrigad[oa]
        (?:status|question|frage|pregunta|domanda|vraag|dúvida|pergunta)\b.{0,40}
    """,
}


def titled(listed: str) -> re.Pattern[str]:
    """A pattern for all forms of a list; an indented line goes on with the one above it."""
    forms: list[str] = []
    for line in listed.strip("\n").splitlines():
        if line.startswith(" " * 10) and forms:
            forms[-1] += line.strip()
        elif line.strip():
            forms.append(line.strip())
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w])", re.IGNORECASE)


TITLED = [(kind, titled(listed)) for kind, listed in TITLES.items()]
ORDERING = re.compile(
    r"(?<![\w-])(?:purchase order|p\.?o\.?|order|bestellung|bestell\w*|auftrag|commande|pedido"
    r"|orden de compra"
    r"|ordine|bestelling|inkooporder|encomenda|nota de encomenda|bon de commande|bestelbon)(?!\w)",
    re.IGNORECASE,
)


def kind_in_title(title: str) -> tuple[str, str] | None:
    """(kind, the words) that a title calls its document; None where it says nothing, or an order.

    The last thing named counts for little: "Order 4711, your quotation 12" is an order.
    """
    order = ORDERING.search(title)
    for kind, pattern in TITLED:
        match = pattern.search(title)
        if match is None:
            continue
        weak = kind in {"quotation", "other"} and WEAK.fullmatch(match[0]) is not None
        if order and order.start() < match.start() and (weak or kind in {"quotation", "invoice"}):
            continue
        if order and kind in {"quotation", "quotation_request"} and not OVERLAPS.search(match[0]):
            continue
        return ("quotation_request" if kind == "quotation" else kind), match[0]
    return None


# Words that an order's subject may have too.
WEAK = re.compile(
    r"(?:thank you|thanks|danke|vielen dank|merci|gracias|grazie|bedankt|obrigad[oa]|tarif\w*"
    r"|aktion|deals?|sale|offer|meeting"
    r"|return|retour|discounts?|rabatt\w*|korting|promo\w*|catalog(?:ue)?|absence|(?:status"
    r"|question|frage)\b.*|ddt|rma|abono)",
    re.IGNORECASE,
)
OVERLAPS = re.compile(r"pedido de|order", re.IGNORECASE)
