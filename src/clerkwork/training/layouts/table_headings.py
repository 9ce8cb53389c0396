"""How people and their systems head the columns of an order, in seven languages.

By language and field; wordings are parted by `|`, and the last quarter of each list (at least one
of four) occurs only in layouts that are held back.
"""

EN = {
    "line": "Line|Pos|Ln#|No.|S/N|Line Item|Item No (line)|Seq",
    "article": "Item Number|Part No.|SKU|Product Code|Stock Code|Item #|Catalog Number|Article|"
    "Material Number|Item ID|Part #|Product Ref",
    "sku": "Vendor Part Number|Supplier Item|Your Item No.|Supplier SKU|Vendor Item #|"
    "Supplier Product Code|Vendor Stock No|Supplier's Ref",
    "buyer_sku": "Our Item No.|Customer Part Number|Internal Code|Our Part #|Buyer Item Code|"
    "Customer SKU|Our Ref|Customer Material",
    "gtin": "EAN|UPC|Barcode|GTIN|UPC Code|EAN Code|EAN/UPC|Bar Code No.",
    "description": "Description|Item Description|Product|Product Name|Details|Item Name|"
    "Material Description|Goods|Short Text|Description of Goods",
    "quantity": "Qty|Quantity|Order Qty|Qty Ordered|Ordered Quantity|Units Ordered|Pieces|QTY.|"
    "Quantity Required|Ord Qty|No. of Units|Order Quantity (pcs)",
    "uom": "UOM|Unit|U/M|Unit of Measure|Units|Order Unit|UoM Code|Per",
    "unit_price": "Unit Price|Price|Price Each|Unit Cost|Cost|Net Price|Price/Unit|Rate|"
    "Cost Each|Purchase Price|Agreed Price|Price per Unit",
    "price_base": "Price Unit|Per|Price Per|Price Basis",
    "line_total": "Amount|Total|Line Total|Extended Price|Ext. Cost|Net Amount|Line Value|"
    "Total Price|Ext Amt|Extension|Net Value",
    "requested_delivery": "Delivery Date|Due Date|Required Date|Need By|Requested Delivery|"
    "Ship By Delivery|Req. Date|Deliver By|Date Required|Needed On",
    "currency": "Currency|Curr.|CCY|Cur",
    "po_number": "PO Number|PO #|Purchase Order|Order No.|Purchase Order No|PO|Customer PO|"
    "Document Number|PO_NBR|P.O. Ref",
    "order_date": "Order Date|PO Date|Date|Date Ordered|Document Date|Issued On|Created|Date of Order",
    "buyer_name": "Customer|Customer Name|Buyer|Company|Ordered By (Company)|Account Name|"
    "Sold-To Party|Client",
    "ship_name": "Ship To Name|Ship To|Delivery Name|Ship-to Company|Deliver To|Consignee",
    "ship_street": "Ship To Address|Ship To Street|Delivery Address 1|Ship Address Line 1|"
    "Ship-to Street|Delivery Street",
    "ship_postcode": "Ship To Zip|Ship To Postal Code|Delivery Postcode|Ship ZIP|Ship-to Zip Code|"
    "Delivery Post Code",
    "ship_city": "Ship To City|Delivery City|Ship City|Ship-to Town|Delivery Town",
    "ship_country": "Ship To Country|Delivery Country|Ship Country|Ship-to Country Code",
    "useless": "Warehouse|Qty Received|Status|Category|Gross Weight|GL Account|Stock on Hand|"
    "List Price|Discount %|HS Code|Brand|Tax %|Bin|Colour|Backordered|Country of Origin",
}
DE = {
    "line": "Pos.|Position|Lfd. Nr.|Nr.|PosNr|Zeile",
    "article": "Artikelnummer|Artikel-Nr.|Art.-Nr.|Material|Materialnummer|Teilenummer|Best.-Nr. "
    "Artikel|ArtNr|Sachnummer|Produktnr.",
    "sku": "Ihre Artikelnummer|Lieferanten-Artikelnr.|Lief.-Art.-Nr.|Ihre Art.-Nr.|"
    "Lieferantenmaterialnummer|Artikelnr. Lieferant|Hersteller-/Lieferantennr. Artikel",
    "buyer_sku": "Unsere Artikelnummer|Kundenartikelnr.|Interne Nr.|Unsere Art.-Nr.|"
    "Kundenmaterialnummer|Eigene Artikelnummer",
    "gtin": "EAN|GTIN|EAN-Code|Barcode|EAN-Nummer|Strichcode",
    "description": "Bezeichnung|Artikelbezeichnung|Beschreibung|Kurztext|Artikel|Produkt|"
    "Warenbezeichnung|Materialkurztext|Benennung|Text",
    "quantity": "Menge|Anzahl|Bestellmenge|Stückzahl|Stk.|Best.-Menge|Bestellte Menge|"
    "Auftragsmenge|Stück|Bestellanzahl",
    "uom": "Einheit|ME|Mengeneinheit|Einh.|BME|VPE|Bestelleinheit|Mengeneinh.",
    "unit_price": "Einzelpreis|Preis|EP|Nettopreis|Stückpreis|E-Preis|EK-Preis|Preis/Einheit|"
    "Einkaufspreis|Preis je Einheit|EP netto",
    "price_base": "Preiseinheit|PE|pro|Preis pro",
    "line_total": "Gesamtpreis|Gesamt|Betrag|GP|Summe|Nettowert|Positionswert|Wert|Zeilensumme|"
    "Gesamtbetrag netto",
    "requested_delivery": "Liefertermin|Lieferdatum|Wunschtermin|Termin|Lieferwunsch|"
    "Gewünschtes Lieferdatum|Liefern bis|Anliefertermin",
    "currency": "Währung|Whg.|Wrg|Waehrung",
    "po_number": "Bestellnummer|Bestell-Nr.|Bestellung|Einkaufsbeleg|Auftragsnummer|Best.Nr.|"
    "Belegnummer|Kundenbestellnummer",
    "order_date": "Bestelldatum|Datum|Belegdatum|Auftragsdatum|Bestellt am|Erstellt am",
    "buyer_name": "Kunde|Kundenname|Besteller|Firma|Auftraggeber|Debitor Name",
    "ship_name": "Lieferadresse Name|Warenempfänger|Liefername|Empfänger|Lieferung an",
    "ship_street": "Lieferstraße|Lieferadresse Straße|Straße|Straße und Hausnummer|"
    "Straße (Lieferung)",
    "ship_postcode": "PLZ|Liefer-PLZ|Lieferadresse PLZ|Postleitzahl|PLZ (Lieferung)",
    "ship_city": "Ort|Lieferort|Lieferadresse Ort|Stadt|Ort (Lieferung)",
    "ship_country": "Land|Lieferland|Lieferadresse Land|Länderkennzeichen|Land (Lieferung)",
    "useless": "Lagerort|Rabatt %|Warengruppe|Gewicht kg|Zolltarifnr.|MwSt. %|Geliefert|Kostenstelle|"
    "Lagerbestand|Listenpreis|Farbe|Ursprungsland|Status",
}
FR = {
    "line": "Ligne|Pos.|N°|N° ligne|Poste|Rang",
    "article": "Référence|Réf.|Code article|N° article|Référence article|Code produit|Réf. produit|"
    "Article n°",
    "sku": "Réf. fournisseur|Votre référence|Référence fournisseur|Code article fournisseur|"
    "Votre réf. article",
    "buyer_sku": "Notre référence|Réf. interne|Code interne|Référence client|Notre code article",
    "gtin": "Code EAN|EAN|Gencod|Code-barres|EAN13|Code à barres",
    "description": "Désignation|Libellé|Description|Produit|Désignation article|Article|"
    "Libellé produit|Intitulé",
    "quantity": "Quantité|Qté|Qté commandée|Quantité commandée|Nombre|Qte cdée|Nb|Quantité demandée",
    "uom": "Unité|U|Unité d'achat|Conditionnement|UM|Unité de mesure",
    "unit_price": "Prix unitaire|P.U. HT|PU|Prix unitaire HT|Prix net|Prix d'achat|Tarif unitaire|"
    "Prix U. net HT",
    "price_base": "Base de prix|Prix pour|Par|Unité de prix",
    "line_total": "Montant HT|Total HT|Montant|Total ligne|Total|Prix total|Montant ligne HT|Mt HT",
    "requested_delivery": "Date de livraison|Livraison souhaitée|Délai|Date souhaitée|"
    "Date livraison demandée|À livrer le",
    "currency": "Devise|Monnaie|Dev.|Code devise",
    "po_number": "N° de commande|Commande|N° commande|Numéro de commande|Bon de commande|N° BC|"
    "Réf. commande|Commande n°",
    "order_date": "Date de commande|Date|Date commande|Date du bon|Commandé le|Date création",
    "buyer_name": "Client|Nom du client|Société|Acheteur|Raison sociale",
    "ship_name": "Destinataire|Livré à|Nom livraison|Lieu de livraison|Livraison à",
    "ship_street": "Adresse de livraison|Adresse livraison|Rue livraison|Adresse (livraison)",
    "ship_postcode": "Code postal livraison|CP livraison|Code postal|CP (livraison)",
    "ship_city": "Ville livraison|Ville|Ville de livraison|Commune livraison",
    "ship_country": "Pays livraison|Pays|Pays de livraison|Code pays livraison",
    "useless": "Remise %|Famille|Stock|Poids (kg)|TVA %|Qté livrée|Emplacement|Statut|Dépôt|"
    "Prix catalogue|Marque|Éco-participation",
}
ES = {
    "line": "Línea|Pos.|Nº|Partida|Lin.|Renglón",
    "article": "Referencia|Código|Código de artículo|Ref.|Cód. artículo|Código producto|"
    "Nº de artículo|Clave",
    "sku": "Ref. proveedor|Su referencia|Código proveedor artículo|Referencia del proveedor|"
    "Su código",
    "buyer_sku": "Nuestra referencia|Código interno|Ref. cliente|Nuestro código|Código del cliente artículo",
    "gtin": "EAN|Código de barras|Código EAN|EAN-13|Cód. barras",
    "description": "Descripción|Artículo|Producto|Concepto|Denominación|Descripción del artículo|"
    "Detalle",
    "quantity": "Cantidad|Cant.|Unidades|Cantidad pedida|Cdad.|Cant. solicitada|Uds.",
    "uom": "Unidad|UM|Unidad de medida|Ud. medida|U. medida|Formato",
    "unit_price": "Precio unitario|Precio|P. unitario|Precio Unit.|Precio neto|Coste unitario|"
    "P.U.|Precio ud.",
    "price_base": "Precio por|Base precio|Por|Unidad de precio",
    "line_total": "Importe|Total|Total línea|Importe neto|Subtotal|Importe total|Valor",
    "requested_delivery": "Fecha de entrega|Entrega|Fecha entrega solicitada|F. entrega|"
    "Fecha requerida|Plazo de entrega",
    "currency": "Moneda|Divisa|Mon.|Código moneda",
    "po_number": "Nº de pedido|Pedido|Número de pedido|Nº pedido|Orden de compra|O.C.|"
    "Pedido de compra nº|Núm. orden",
    "order_date": "Fecha de pedido|Fecha|Fecha pedido|F. pedido|Fecha del documento|Fecha de emisión",
    "buyer_name": "Cliente|Nombre del cliente|Comprador|Empresa|Razón social",
    "ship_name": "Destinatario|Entregar a|Nombre de envío|Lugar de entrega|Enviar a",
    "ship_street": "Dirección de entrega|Dirección de envío|Calle de entrega|Domicilio de entrega",
    "ship_postcode": "CP entrega|Código postal de entrega|Código postal|C.P. envío",
    "ship_city": "Población|Ciudad de entrega|Ciudad|Localidad de entrega",
    "ship_country": "País de entrega|País|País de envío|País destino",
    "useless": "Dto. %|Familia|Almacén|Peso|IVA %|Existencias|Estado|PVP|Recibido|Ubicación|Marca",
}
IT = {
    "line": "Riga|Pos.|N.|Nr. riga|Posizione|Rigo",
    "article": "Codice articolo|Codice|Cod. art.|Articolo|Cod. prodotto|Codice prodotto|"
    "N. articolo|Rif. articolo",
    "sku": "Codice fornitore|Vostro codice|Cod. art. fornitore|Vs. codice|Rif. fornitore",
    "buyer_sku": "Nostro codice|Codice interno|Ns. codice|Codice cliente articolo|Cod. interno articolo",
    "gtin": "EAN|Codice a barre|Codice EAN|Barcode|Cod. EAN",
    "description": "Descrizione|Descrizione articolo|Prodotto|Denominazione|Descrizione merce|"
    "Descrizione bene|Oggetto",
    "quantity": "Quantità|Q.tà|Qtà|Quantità ordinata|Q.ta ord.|Qtà ordine|Pezzi|Nr. pezzi",
    "uom": "UM|U.M.|Unità|Unità di misura|Un. mis.|U.d.m.",
    "unit_price": "Prezzo unitario|Prezzo|P. unitario|Prezzo netto|Prezzo unit.|Prezzo di acquisto|"
    "Pr. unitario|Costo unitario",
    "price_base": "Prezzo per|Base prezzo|Per|Unità prezzo",
    "line_total": "Importo|Totale|Totale riga|Importo netto|Imponibile|Valore|Tot. riga",
    "requested_delivery": "Data consegna|Consegna|Data di consegna richiesta|Consegna prevista|"
    "Data cons.|Consegna entro",
    "currency": "Valuta|Divisa|Val.|Cod. valuta",
    "po_number": "N. ordine|Ordine|Numero ordine|Ordine n.|Nr. ordine|Ordine d'acquisto|"
    "Rif. ordine|Num. ODA",
    "order_date": "Data ordine|Data|Data documento|Data dell'ordine|Data doc.|Emesso il",
    "buyer_name": "Cliente|Ragione sociale|Committente|Azienda|Acquirente",
    "ship_name": "Destinatario|Luogo di consegna|Destinazione|Consegnare a|Spedire a",
    "ship_street": "Indirizzo di consegna|Indirizzo consegna|Via|Indirizzo destinazione",
    "ship_postcode": "CAP|CAP consegna|C.A.P.|CAP destinazione",
    "ship_city": "Città|Città di consegna|Località|Comune destinazione",
    "ship_country": "Nazione|Paese|Paese di consegna|Nazione destinazione",
    "useless": "Sconto %|Categoria|Giacenza|Peso kg|IVA %|Magazzino|Stato|Listino|Qtà evasa|Marca",
}
NL = {
    "line": "Regel|Pos.|Nr.|Regelnr.|Positie|Volgnr.",
    "article": "Artikelnummer|Artikelnr.|Art.nr.|Artikelcode|Productcode|Code|Art. code|Bestelcode",
    "sku": "Artikelnr. leverancier|Uw artikelnummer|Leveranciersartikelnummer|Uw art.nr.|"
    "Artikelcode leverancier",
    "buyer_sku": "Ons artikelnummer|Intern artikelnr.|Onze code|Klantartikelnummer|Eigen artikelnr.",
    "gtin": "EAN|EAN-code|Barcode|Streepjescode|EAN nummer",
    "description": "Omschrijving|Artikelomschrijving|Product|Artikel|Productnaam|Beschrijving|"
    "Benaming",
    "quantity": "Aantal|Hoeveelheid|Besteld aantal|Bestelhoeveelheid|Aant.|Aantal besteld|"
    "Stuks|Te leveren aantal",
    "uom": "Eenheid|Eenh.|Verpakking|Besteleenheid|Per|EH",
    "unit_price": "Prijs|Stukprijs|Eenheidsprijs|Prijs per stuk|Netto prijs|Inkoopprijs|"
    "Prijs p/st|Nettoprijs per eenheid",
    "price_base": "Prijs per|Prijseenheid|Per|Prijsbasis",
    "line_total": "Bedrag|Totaal|Regeltotaal|Totaalprijs|Netto bedrag|Regelbedrag",
    "requested_delivery": "Leverdatum|Gewenste leverdatum|Levering|Gewenste levering|Afleverdatum|"
    "Leveren op",
    "currency": "Valuta|Munt|Val.|Valutacode",
    "po_number": "Bestelnummer|Ordernummer|Inkoopordernr.|Inkooporder|Ordernr.|Bestelbonnr.|"
    "Bestelling nr.|PO-nummer",
    "order_date": "Besteldatum|Orderdatum|Datum|Datum bestelling|Aangemaakt op|Documentdatum",
    "buyer_name": "Klant|Klantnaam|Bedrijf|Besteller|Afnemer",
    "ship_name": "Afleveradres naam|Ontvanger|Leveren aan|Naam levering|Bezorgen bij",
    "ship_street": "Afleveradres|Leveradres straat|Straat|Adres (levering)",
    "ship_postcode": "Postcode|Postcode levering|Leveradres postcode|Postcode (aflevering)",
    "ship_city": "Plaats|Plaats levering|Leveradres plaats|Woonplaats (aflevering)",
    "ship_country": "Land|Land levering|Leveradres land|Landcode (aflevering)",
    "useless": "Korting %|Groep|Voorraad|Gewicht|BTW %|Locatie|Status|Adviesprijs|Geleverd|Merk",
}
PT = {
    "line": "Linha|Pos.|N.º|Item n.º|Lin.|Seq.",
    "article": "Referência|Código|Código do artigo|Ref.ª|Cód. produto|Código do produto|"
    "N.º do artigo|Cód. material",
    "sku": "Ref. fornecedor|Referência do fornecedor|Código do fornecedor artigo|Vossa referência|"
    "V/ Ref.",
    "buyer_sku": "Nossa referência|Código interno|Ref. cliente|N/ Referência",
    "gtin": "EAN|Código de barras|Código EAN|Cód. barras",
    "description": "Descrição|Designação|Produto|Artigo|Descrição do produto|Descritivo",
    "quantity": "Quantidade|Qtd.|Qtde|Quant.|Quantidade encomendada|Qtd. pedida|Qt.",
    "uom": "Unidade|Un.|UM|Unid.|Unidade de medida",
    "unit_price": "Preço unitário|Preço|Preço unit.|P. unit.|Valor unitário|Preço líquido|Pr. un.",
    "price_base": "Preço por|Base de preço|Por|Unidade de preço",
    "line_total": "Total|Valor total|Montante|Total linha|Valor|Total líquido",
    "requested_delivery": "Data de entrega|Entrega|Data entrega|Prazo de entrega|Data pretendida|"
    "Entregar em",
    "currency": "Moeda|Divisa|Cód. moeda|Moeda doc.",
    "po_number": "N.º de encomenda|Encomenda|Pedido|Número do pedido|Pedido de compra|Nº encomenda|"
    "Ordem de compra|N.º EC",
    "order_date": "Data da encomenda|Data|Data do pedido|Data encomenda|Data de emissão|Data doc.",
    "buyer_name": "Cliente|Nome do cliente|Empresa|Comprador|Razão social",
    "ship_name": "Destinatário|Local de entrega|Entregar a|Nome entrega|Local de descarga",
    "ship_street": "Morada de entrega|Endereço de entrega|Morada|Endereço entrega",
    "ship_postcode": "Código postal|CEP|Cód. postal entrega|C. Postal descarga",
    "ship_city": "Localidade|Cidade|Cidade de entrega|Localidade descarga",
    "ship_country": "País|País de entrega|País entrega|País descarga",
    "useless": "Desc. %|Família|Stock|Peso|IVA %|Armazém|Estado|PVP|Entregue|Marca",
}
HEADINGS = {"en": EN, "de": DE, "fr": FR, "es": ES, "it": IT, "nl": NL, "pt": PT}


def wordings(language: str, field: str, *, held_back: bool) -> list[str]:
    """The wordings that a layout may use; held-back ones are added to those of all layouts."""
    every = HEADINGS[language][field].split("|")
    kept = max(1, len(every) - max(1, len(every) // 4))
    return every if held_back else every[:kept]
