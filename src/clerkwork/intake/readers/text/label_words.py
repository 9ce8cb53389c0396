"""Labels of letters, folded, by what they mean there, in seven languages."""

# Labels of letters that mean something else at the head of a table.
OWN = {
    "ship_block": "bill and ship to|ship and bill to|"
    "deliver to|please deliver to|ship to|please ship to|send to|delivery to|"
    "delivery location|lieferung an|liefern an|bitte liefern an|versand an|livrer a|a livrer a|"
    "livraison a|entregar en|entregar a|enviar a|consegnare a|spedire a|leveren aan|levering aan|"
    "bezorgen op|afleveren op|entregar em|deliver goods to|goods to|empfanger|lieferort|"
    "lieu de livraison|lugar de entrega|luogo di consegna|local de entrega|destinatario|"
    "destination|afleverlocatie|anlieferadresse|anlieferanschrift|lieferstelle|lieu livraison"
    "|lieferung nach|site address|ship to address|delivery site|warenempfanger|lieferadresse"
    "|adresse "
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
    "reference commande|cost ref|customer po|kommission|nos references|nos ref|unser auftrag|"
    "unsere bestellung|our order|"
    "notre commande|nuestro pedido|nostro ordine|onze bestelling|nossa encomenda|bestelbon|a reporter|"
    "nota de encomenda n|ordem de compra|to quote|please quote|bitte angeben|auftragsnummer",
    "order_date": "erstellt|erstellt am|ausgestellt am|ausgestellt|datada de|emitida em|emitido em|"
    "emitido el|emesso il|emessa il|opgemaakt op|gedateerd|issued on|issued|raised on|raised|"
    "created|created on|in data|etabli le|emis le|redige le|data da encomenda|ordered",
    "buyer_name": "order from|bestellung von|commande de|pedido de|ordine di|bestelling van|"
    "from|company|customer|buyer|client|kunde|firma|auftraggeber|besteller|societe|"
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
    "fax|mobile|mobil|email|e mail|web|www|http|https|vat|vat no|ust id|ustidnr|iban|bic|swift"
    "|contact|ansprechpartner|"
    "payment|payment terms|zahlung|zahlungsbedingungen|incoterms|terms|re|aw|fw|wg|attention"
    "|note|hinweis|"
    "quote|quotation|quote no|angebot|your quote|ihr angebot|invoice|rechnung|subtotal"
    "|zwischensumme|"
    "netto|net|net total|tax|mwst|tva|iva|btw|shipping|versand|freight|your ref|your reference"
    "|ihr zeichen",
}
MEANING = {label: role for role, labels in OWN.items() for label in labels.split("|")}
