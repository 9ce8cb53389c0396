"""What a label beside or above a value says: whose number, which date, which party."""

import re
from functools import lru_cache

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.headings.meaning import ideas_of, means_two
from clerkwork.intake.readers.pages.further_words import LABELS as FURTHER

# Whole labels, folded, that the ideas in their words would not tell.
PHRASES = {
    "po": "po|p o|purchase order|po order|po ref|po reference|purchase order ref|"
    "purchase order reference|customer po|your po|our po|buyer po|order po|belegnummer|beleg nr|"
    "nota de encomenda|nota de encomenda no|nota de encomenda n|no nota de encomenda|"
    "ordem de compra|ordem de compra no|ordem de compra n|bestellung|bestellung nr|"
    "unsere bestellung|unsere bestellung nr|unsere bestellnummer|unsere bestell nr|"
    "notre commande|notre commande no|notre no de commande|n bon de commande|no bon de commande|"
    "nuestro pedido|nuestro pedido no|nostro ordine|ns ordine|ns ordine n|vs ordine|onze order|"
    "onze bestelling|ons ordernummer|ons bestelnummer|bon de commande|bon de commande no|"
    "bon de commande n|buono d ordine|buono d ordine n|buono ordine n|inkooporder|"
    "inkooporder nr|inkoopordernummer|inkoopnummer|inkoop nr|bestelbon|bestelbon nr|"
    "bestelbonnummer|einkaufsbeleg|einkaufsbelegnummer|bestellbeleg|bestell nr datum|"
    "bestellnummer datum|order no date|po no date|po number date|purchase order number date|"
    "ordine di acquisto|ordine d acquisto|ordine d acquisto n|oda n|oda|oc no|oc n|no oc|"
    "orden de compra|orden de compra no|orden de compra n|no de orden de compra|oc|bc no|bc n|"
    "order reference|customer order|customer order no|customer order number|customer order ref|"
    "pedido a proveedor|ordine a fornitore|ordine fornitore|pedido a fornecedor|"
    "encomenda a fornecedor|encomenda a fornecedor no|bestellung an lieferant|"
    "commande fournisseur|commande fournisseur no|pedido a proveedor no|ordine fornitore n|"
    "kaufauftrag|commande d achat|commande d achat no|po id|order id|purchase id|"
    "authorization no|work order no|order confirmation of po|p order no|procurement order|"
    "number of order|num ordine|rif ordine|rif ordine n|ref commande|ref pedido|ref de pedido|"
    "ref encomenda|vorgangsnummer bestellung|inkoopopdracht|inkoopopdracht nr|opdrachtbon|"
    "blanket order no|contract po",
    "order": "order|order no|auftrag|pedido|commande|ordine|bestelling|encomenda|opdracht|"
    "ordernr",
    "other_no": "requisition|requisition no|req no|req|pr no|requisition number|banf|banf nr|"
    "project|project no|projekt|projekt nr|job|job no|job name|contract|contract no|vertrag|"
    "vertrags nr|vertragsnummer|rahmenvertrag|contrat|contrat no|contrato|cost center|"
    "cost centre|kostenstelle|centre de cout|centro de coste|centro di costo|kostenplaats|"
    "gl account|department|abteilung|dept|service|vat|vat no|vat id|ust id|ust id nr|ust idnr|"
    "ustid|ust|steuernummer|steuer nr|st nr|uid|uid nr|tva|no tva|tva intra|"
    "tva intracommunautaire|n tva|siret|siren|rcs|ape|nif|cif|p iva|partita iva|cod fisc|"
    "codice fiscale|c f|btw|btw nr|btw nummer|kvk|kvk nr|kvk nummer|nipc|contribuinte|"
    "no contribuinte|iban|bic|swift|blz|konto|bank|account|account no|duns|gln|company no|"
    "registered no|company reg no|registration no|reg no|hrb|amtsgericht|tax id|ein|abn|gstin|"
    "gst no|pan|pan no|cin|tax no|fein|federal id|customer no|cust no|customer id|kunden nr|"
    "kundennummer|unsere kundennummer|unsere kunden nr|kd nr|client no|code client|no client|"
    "cod cliente|codigo cliente|codigo de cliente|codice cliente|klantnummer|klant nr|"
    "no cliente|cliente no|vendor no|vendor id|vendor code|supplier no|supplier id|"
    "supplier code|lieferanten nr|lieferantennummer|lief nr|no fournisseur|code fournisseur|"
    "fournisseur no|cod proveedor|codigo proveedor|no proveedor|cod fornitore|codice fornitore|"
    "leveranciersnummer|leveranciernummer|leverancier nr|cod fornecedor|codigo fornecedor|"
    "no fornecedor|quote|quote no|quotation|quotation no|your quote|your quotation|your offer|"
    "your offer no|quote ref|quotation ref|offer|offer no|angebot|angebot nr|angebotsnummer|"
    "ihr angebot|ihr angebot vom|ihre angebots nr|angebots nr|devis|devis no|votre devis|"
    "no devis|offre|votre offre|presupuesto|presupuesto no|su presupuesto|oferta|su oferta|"
    "offerta|vostra offerta|vs offerta|offerta n|preventivo|offerte|offertenummer|uw offerte|"
    "orcamento|proposta|vossa proposta|invoice|invoice no|rechnung|rechnung nr|rechnungsnummer|"
    "rechnungs nr|facture no|no facture|factura no|fattura n|fattura|factuurnummer|fatura no|"
    "delivery note|delivery note no|lieferschein|lieferschein nr|lieferscheinnummer|bl no|"
    "bon de livraison|albaran|ddt|pakbon|guia|sales order|sales order no|so no|confirmation no|"
    "ab nr|auftragsbestatigung|tracking no|page|seite|pagina|page no|blatt|rev|revision|version|"
    "ver|release|release no|change order no|amendment|your reference|your ref|ihr zeichen|"
    "ihre zeichen|ihre referenz|ihre nachricht|votre reference|votre ref|v ref|su referencia|"
    "su ref|vostro riferimento|vs rif|uw referentie|uw kenmerk|vossa referencia|our reference|"
    "our ref|unser zeichen|unsere zeichen|unsere referenz|notre reference|notre ref|n ref|"
    "nuestra referencia|nostro riferimento|ns rif|ons kenmerk|onze referentie|nossa referencia|"
    "reference|ref|referenz|referencia|riferimento|referentie|rif|kommission|incoterm code|"
    "sort code|cig|cup|codice cig|codice cup|buyer code|plant|werk|store no|store|filiale|"
    "warehouse no|location|loc|cage|cage code|dpas rating|capital|phone no|tax exempt no|"
    "resale no|license no|hs code|importer no|eori|eori no",
    "order_date": "ordered on|date ordered|date of order|bestellt am|bestellung vom|"
    "date de la commande|fecha del pedido|fecha de la orden|fecha oc|data dell ordine|"
    "data dell encomenda|commande du|pedido del|date de commande|date commande|date cde|"
    "bestelldatum|orderdatum|besteldatum|data ordine|data do pedido|data da encomenda|"
    "data encomenda|fecha pedido|fecha de pedido|fecha orden|auftragsdatum|purchase date|"
    "po date|order placed|order placed on|date placed|date of purchase|p o date|date of po|"
    "datum der bestellung|datum bestellung|data oda|data ordine acquisto|opdrachtdatum|"
    "bestellt den|data de emissao do pedido|data pedido",
    "date": "date|dated|datum|fecha|data|issue date|date of issue|issued|issued on|date issued|"
    "ausstellungsdatum|belegdatum|dokumentdatum|erstellt am|date d emission|emis le|"
    "date emission|fecha de emision|fecha emision|data emissione|data documento|"
    "data di emissione|emesso il|data de emissao|data emissao|document date|doc date|created|"
    "created on|date created|creation date|le|aangemaakt op|date du document|fecha documento|"
    "fecha doc|datum uitgifte|emitido em|emitido el|fecha de creacion|entry date",
    "other_date": "valid until|gultig bis|quote date|quotation date|angebotsdatum|angebot vom|"
    "invoice date|rechnungsdatum|due date|payment due|ship date|versanddatum|date d expedition|"
    "print date|printed|printed on|gedruckt am|druckdatum|cancel date|cancel after|cancel by|"
    "expiry date|effective date|approved on|approval date|date approved|signature date|"
    "signed on|not before|ship not before|revision date|contract date|date facture|confirm by|"
    "reply by|response due|last changed|changed on|datum und unterschrift|vertragsdatum|"
    "start date|end date|date devis|fecha presupuesto|data offerta|offertedatum|revised|"
    "date revised|rev date|date printed|confirmation date|date de validite|date d impression|"
    "data stampa|imprime le|fecha impresion|afdrukdatum",
    "delivery": "delivery date|deliver by|deliver on|delivery by|delivery due|date required|"
    "required date|required by|required on|need by|need by date|needed by|date needed|"
    "requested date|requested delivery|req date|due by|eta|expected date|expected delivery|"
    "expected arrival|delivery required|delivery required by|delivery requested|"
    "requested delivery date|arrival date|liefertermin|lieferdatum|wunschtermin|"
    "wunschliefertermin|wunschlieferdatum|gewunschter liefertermin|gewunschtes lieferdatum|"
    "liefern bis|lieferung bis|lieferung am|lieferung zum|anliefertermin|anlieferung am|"
    "zu liefern bis|zu liefern am|liefertag|lieferzeitpunkt|liefertermin gewunscht|livraison le|"
    "livraison souhaitee|livraison souhaitee le|livraison demandee|date de livraison|"
    "date livraison|date de livraison souhaitee|date de livraison demandee|delai de livraison|"
    "delai|livraison prevue|livraison prevue le|a livrer le|livrer le|livrer avant le|"
    "livraison avant le|livraison au plus tard|pour le|fecha de entrega|fecha entrega|entrega|"
    "fecha requerida|fecha de entrega solicitada|fecha prevista|fecha prevista de entrega|"
    "plazo de entrega|entregar antes del|entregar el|data di consegna|data consegna|consegna|"
    "consegna richiesta|consegna entro|data consegna richiesta|consegna prevista|"
    "consegnare entro|da consegnare entro|termine di consegna|leverdatum|gewenste leverdatum|"
    "levering|levering op|leveren op|leveren voor|levertijd|gewenste levering|"
    "uiterlijke leverdatum|leverdag|data de entrega|prazo de entrega|entrega prevista|"
    "entrega pretendida|data de entrega pretendida|entregar ate|data prevista|data entrega|"
    "in house date|in hand date|on dock date|dock date|must arrive by|planned receipt|"
    "receipt date|promised date|delivery date requested|delivery on|spatester liefertermin|"
    "lieferung gewunscht|lieferung gewunscht am|liefertermin spatestens|bezorgdatum",
    "currency": "cur|curr|munt|muntsoort|currency|wahrung|devise|moneda|divisa|valuta|moeda|"
    "monnaie|munteenheid|po currency|order currency|currency code|bestellwahrung|belegwahrung|"
    "document currency",
    "ship": "ship to|ship to address|shipping address|deliver to|delivery address|delivery to|"
    "deliver goods to|consignee|send to|goods to|delivery location|place of delivery|"
    "delivery point|ship to location|deliver to address|destination|receiving address|"
    "ship goods to|delivery site|lieferadresse|lieferanschrift|liefern an|lieferung an|"
    "lieferort|warenempfanger|anlieferadresse|abweichende lieferadresse|"
    "abweichende lieferanschrift|anlieferung an|anlieferung|versandadresse|versandanschrift|"
    "lieferstelle|abladestelle|anlieferstelle|anlieferort|versand an|bitte liefern an|"
    "adresse de livraison|livrer a|a livrer a|livraison|lieu de livraison|livraison a|"
    "adresse livraison|livre a|expedier a|adresse d expedition|direccion de entrega|"
    "direccion entrega|entregar en|enviar a|lugar de entrega|entrega en|direccion de envio|"
    "domicilio de entrega|destino|envio a|lugar entrega|indirizzo di consegna|consegnare a|"
    "luogo di consegna|destinazione|destinazione merce|indirizzo di spedizione|spedire a|"
    "consegna a|consegna presso|luogo di destinazione|merce da consegnare a|afleveradres|"
    "leveradres|bezorgadres|verzendadres|leveren aan|verzenden naar|aflevering|aflever adres|"
    "plaats van levering|morada de entrega|local de entrega|entregar em|endereco de entrega|"
    "entrega em|local de descarga|morada de envio|enviar para|ship to party|delivery|"
    "delivered to|receiver|goods recipient|please deliver to|please ship to|ship materials to|"
    "mailing shipping address|lugar de destino|lieferempfanger",
    "recipient": "destinatario|empfanger|destinataire|adressat|ontvanger|recipient|destinatari",
    "bill": "bill to|billing address|invoice to|invoice address|send invoice to|invoices to|"
    "sold to|bill to address|remit invoice to|mail invoice to|send invoices to|rechnungsadresse|"
    "rechnungsanschrift|rechnung an|rechnungsempfanger|abweichende rechnungsadresse|"
    "adresse de facturation|facturer a|facturation|a facturer a|facture a|adresse facturation|"
    "direccion de facturacion|facturar a|facturacion|direccion fiscal|datos de facturacion|"
    "datos facturacion|indirizzo di fatturazione|fatturare a|intestatario fattura|fatturazione|"
    "intestazione fattura|intestare fattura a|factuuradres|factuur aan|facturatie adres|"
    "facturatieadres|factureren aan|morada de faturacao|faturar a|endereco de cobranca|"
    "dados de faturacao|dados de faturamento|bill to party|invoicing address|sold to party|"
    "payer|charge to|morada faturacao",
    "buyer": "kaufer|buyer|purchaser|ordered by|order from|from|bought by|company|customer|"
    "besteller|auftraggeber|kaufer|kunde|bestellt von|absender|von|acheteur|commande par|"
    "donneur d ordre|client|emetteur|de|societe|comprador|pedido por|cliente|solicitante|"
    "empresa|emisor|acquirente|committente|ordinato da|mittente|koper|opdrachtgever|"
    "besteld door|klant|afzender|van|cliente comprador|encomendado por|issued by|buyer details|"
    "buyer information|customer details|purchaser details|company name|customer name|buyer name|"
    "kundenname|ordering party|ordering company|organization|purchasing organization|"
    "client name|bestellende firma|entidade|requisitante|datos del comprador|dati acquirente|"
    "firma|sender",
    "vendor": "vendor|supplier|seller|to|vendor address|supplier address|vendor name|"
    "supplier name|purchase from|order to|vendor details|supplier details|vendor information|"
    "supplier information|order placed with|ordered from|issued to|to supplier|to vendor|"
    "manufacturer|lieferant|verkaufer|an|auftragnehmer|firma lieferant|bestellt bei|"
    "lieferantenadresse|lieferantenanschrift|fournisseur|vendeur|a l attention de|"
    "adresse fournisseur|proveedor|vendedor|datos del proveedor|para|fornitore|venditore|"
    "spettabile|spett le|spett|spett le ditta|dati fornitore|leverancier|verkoper|aan|"
    "besteld bij|fornecedor|exmo sr|exmos srs|exmo s sr s|exma s sra s|exmos senhores|a|"
    "dados do fornecedor|remit to|remit payment to|attn vendor|please supply|datos proveedor|"
    "po issued to|name of supplier|supplier s name and address|vendor s name|sold by",
    "contact": "attn|attention|contact|contact name|contact person|kontakt|ansprechpartner|"
    "ansprechpartnerin|z hd|zu handen|einkaufer|sachbearbeiter|bearbeiter|a l attention|"
    "interlocuteur|contacto|persona de contacto|at|a attenzione|alla c a|c a|referente|"
    "contactpersoon|t a v|tav|inkoper|pessoa de contacto|a c|requested by|requisitioner|"
    "requestor|requester|ordered by name|prepared by|authorized by|approved by|buyer contact|"
    "purchasing agent|name|besteller name|acheteur contact|contatto|contato|salesperson|"
    "account manager|verkaufer kontakt|your contact|our contact|placed by|behandeld door|"
    "bearbeitet von|suivi par|tramitado por|gestito da|tratado por|besteld door naam|"
    "responsavel|responsable|responsabile|zustandig|ihr ansprechpartner|unser ansprechpartner|"
    "erstellt von|created by|originator",
    "phone": "phone|tel|telephone|telefon|telefono|telefoon|telefone|fax|telefax|mobile|cell|"
    "mobil|ph|t|f|m|tel fax|phone fax|telephone no|tel no|fax no|telf|tlf|mob|gsm|portable|"
    "movil|cellulare|toll free|handy|durchwahl|phone number|fax number",
    "email": "email|e mail|mail|courriel|correo|correo electronico|mel|e",
    "web": "web|website|www|internet|homepage|url|site web|site|sito web",
    "terms": "terms|payment|payment terms|terms of payment|zahlungsbedingungen|"
    "zahlungsbedingung|zahlung|zahlungsziel|zahlungsart|conditions de paiement|reglement|"
    "mode de reglement|paiement|condiciones de pago|forma de pago|condizioni di pagamento|"
    "pagamento|modalita di pagamento|betalingsvoorwaarden|betaling|betalingsconditie|"
    "condicoes de pagamento|incoterms|incoterm|shipping terms|delivery terms|terms of delivery|"
    "fob|f o b|fob point|lieferbedingungen|lieferbedingung|conditions de livraison|"
    "condiciones de entrega|termini di consegna|leveringsvoorwaarden|condicoes de entrega|resa|"
    "porto|franco|transport|port|credit terms|net terms|freight terms|trade terms|"
    "payment method|method of payment|skonto|metodo de pago|delivery condition|"
    "leveringsconditie|condizioni di resa",
    "method": "ship via|shipping method|ship mode|via|carrier|shipped via|freight carrier|"
    "delivery method|mode of transport|versandart|spediteur|versand|mode de livraison|"
    "mode d expedition|transporteur|transportista|modo de envio|vettore|spedizione|"
    "spedizione a mezzo|mezzo di trasporto|trasporto|vervoerder|verzendwijze|transportadora|"
    "expedicao|forma de envio|shipment method|shipping|method of shipment|routing|ship method|"
    "courier|mode of dispatch|metodo de envio|lieferart|leverwijze",
    "note": "note|notes|comments|comment|remarks|remark|special instructions|instructions|"
    "comments or special instructions|delivery instructions|shipping instructions|message|memo|"
    "bemerkung|bemerkungen|anmerkung|anmerkungen|hinweis|hinweise|lieferhinweis|remarque|"
    "remarques|commentaire|commentaires|observations|observaciones|notas|comentarios|nota|"
    "note importanti|annotazioni|osservazioni|opmerking|opmerkingen|observacoes|description|"
    "subject|betreff|objet|asunto|oggetto|betreft|assunto|special notes|additional information|"
    "terms and conditions|internal note|signature|authorized signature|authorised signature|"
    "unterschrift|firma autorizada|handtekening|assinatura|signature et cachet|ort datum|"
    "approval|declaration|important",
}  # fmt: skip
LABELS = {
    phrase: name
    for phrases in (FURTHER, PHRASES)
    for name, listed in phrases.items()
    for phrase in listed.split("|")
}
# Labels by the ideas in them, in any language and order; the first that fits.
MEANT = {
    frozenset(ideas.split()): name
    for name, sets in {
        "po": "po|po no|purchase order|purchase order no|purchase no|purchase doc no|buyer po no|po order no|"
        "buyer order no|our order no|your order no|buyer purchase order no|supplier order no",
        "order": "order no|order doc no|doc no",
        "order_date": "order date|po date|purchase order date|purchase date|buyer order date|"
        "date order no",
        "date": "doc date",
        "delivery": "deliver date|required date|required deliver date|required deliver|"
        "item deliver date|order deliver date|order required date",
        "ship": "ship address|deliver address|deliver street|ship name|deliver name|"
        "ship deliver address|deliver store",
        "bill": "bill address|invoice address|bill name",
        "other_no": "invoice no|quote no|quote date no|supplier no|buyer no|account no|tax no|"
        "deliver note no|"
        "payment no|sale order no|contact no|item no|supplier item no",
        "other_date": "quote date|invoice date|ship date|payment date",
        "buyer": "buyer name|buyer company|buyer company name|buyer address",
        "vendor": "supplier name|supplier address|supplier",
    }.items()
    for ideas in sets.split("|")
}
# One word, or two, for the place of delivery, in the languages that build such words.
PLACE = re.compile(
    r"(?:abweichende |andere )?(?:an|aus)?liefer(?:ungs)?(?:adresse|anschrift|ort|stelle|platz|"
    r"punkt|stätte|statte)\Z"
    r"|(?:af|be)?lever(?:ings?)?(?:adres|locatie|punt|plaats|plek)\Z|(?:be)?zorg(?:adres|"
    r"locatie)\Z|versand(?:ort|stelle|anschrift)\Z"
    r"|(?:delivery|shipping|ship to|deliver to|receiving) (?:site|location|place|point|details|"
    r"information|address|dock|depot)\Z"
    r"|(?:ship|deliver) to (?:the )?(?:job ?site|warehouse|store|branch)\Z"
    r"|a livrer\Z|(?:ship to|deliver to|delivery|ship) (?:name and address|delivery information|"
    r"delivery address|party)\Z"
    r"|(?:lieu|adresse|site|point) (?:de )?(?:la )?livraison\Z|(?:lugar|punto|sitio|datos|"
    r"domicilio) de (?:la )?(?:entrega|envio)\Z"
    r"|(?:luogo|indirizzo|punto|sede) (?:di )?(?:consegna|destinazione|spedizione|scarico)\Z|"
    r"(?:local|ponto|endereco|morada) (?:de|da) (?:entrega|descarga)\Z"
)  # fmt: skip
SELLER = re.compile(
    r"(?:details? of |dati |datos (?:del )?|dados (?:do )?|"
    r"coordonnees (?:du )?)?(?:lieferant(?:en)?|leverancier(?:s)?|fornitore|proveedor|fournisseur|"
    r"fornecedor|vendor|supplier|seller|verkaufer|verkoper)(?: ?(?:gegevens|daten|angaben|"
    r"adresse?|anschrift|address|details|info|information|company|firma|name and address|name|"
    r"s name and address))?\Z"
)
ASIDE = re.compile(r"\([^)]*(?:\)|\Z)")
NUMERO = re.compile(r"\b[nN]\s?\.?\s?[ºoª](?![^\W\d_])\.?")  # N.º, Nº, n.o
PARTIES = frozenset(("ship", "bill", "buyer", "vendor", "recipient"))
LONGEST = 6  # words of a label


@lru_cache(maxsize=16384)
def label_of(text: str) -> str | None:
    """The kind of label that this text is; None if it is none we know."""
    folded = fold(NUMERO.sub("no ", text.replace("#", " no ").replace("°", "º")))
    if "(" in text and folded not in LABELS:
        text = ASIDE.sub(" ", text)
        folded = fold(NUMERO.sub("no ", text.replace("#", " no ")))
    if not folded or len(text) > 60 or len(folded.split()) > LONGEST:
        return None
    known = (
        LABELS.get(folded)
        or (PLACE.match(folded) and "ship")
        or (SELLER.match(folded) and "vendor")
    )
    if known:
        return known
    if len(folded) < 3 or any(c.isdigit() for c in folded):
        return None
    return None if means_two(text) else MEANT.get(ideas_of(text)) or in_two_languages(text)


def in_two_languages(text: str) -> str | None:
    """The kind of `Livraison / Levering`: what a side means where the other means nothing else."""
    sides = [side.strip() for side in text.split("/") if side.strip()]
    if len(sides) != 2 or text.count("/") != 1:
        return None
    known = {kind for side in sides if len(side) > 2 and (kind := label_of(side))}
    if known == {"ship", "delivery"}:
        return "delivery"  # which stands for either: what follows decides
    return known.pop() if len(known) == 1 else None
