"""Who buys from Brightwater Supply: forty companies that do not exist, at plausible addresses."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Company:
    """One customer with the address of its head office."""

    name: str
    street: str
    city: str
    region: str
    postcode: str
    country: str
    currency: str
    language: str


def company(line: str) -> Company:
    """A customer from one line of the table below."""
    name, street, city, region, postcode, country, currency, language = line.split("|")
    return Company(name, street, city, region, postcode, country, currency, language)


COMPANIES = [
    company(line)
    for line in """
Nordlicht Kliniken GmbH|Elbchaussee 120|Hamburg||22763|DE|EUR|de
Bäckerei Sommerfeld KG|Lindenallee 7|Leipzig||04109|DE|EUR|de
Technikhaus Brandt GmbH|Königstraße 44|Stuttgart||70173|DE|EUR|de
Hotel Seeblick am Bodensee|Seepromenade 3|Konstanz||78462|DE|EUR|de
Werkzeug Krause OHG|Industriestraße 18|Dortmund||44137|DE|EUR|de
Stadtwerke Fuldatal|Am Wehr 2|Kassel||34117|DE|EUR|de
Grünwald Schulen gGmbH|Waldstraße 9|München||80331|DE|EUR|de
Kanzlei Petersen & Vogt|Schlossplatz 1|Kiel||24103|DE|EUR|de
Alpenhof Gastronomie GmbH|Getreidegasse 30|Salzburg||5020|AT|EUR|de
Donau Logistik GmbH|Handelskai 94|Wien||1200|AT|EUR|de
Grazer Bürobedarf e.U.|Herrengasse 16|Graz||8010|AT|EUR|de
Zürisee Catering AG|Seestrasse 201|Zürich||8002|CH|EUR|de
Atelier Lémanique SA|Rue du Rhône 62|Genève||1204|CH|EUR|fr
De Groene Winkel BV|Prinsengracht 415|Amsterdam||1016 HM|NL|EUR|nl
Havenbedrijf Diensten BV|Wilhelminakade 85|Rotterdam||3072 AP|NL|EUR|nl
Brouwerij De Eik NV|Meir 50|Antwerpen||2000|BE|EUR|nl
Papeterie du Sablon SPRL|Rue de la Régie 12|Bruxelles||1000|BE|EUR|fr
Hôtel des Trois Ponts|12 quai de Bondy|Lyon||69005|FR|EUR|fr
Boulangerie Marchand SARL|8 rue Sainte-Catherine|Bordeaux||33000|FR|EUR|fr
Clinique Saint-Roch|45 avenue Foch|Nice||06000|FR|EUR|fr
Ateliers Morvan SA|3 rue de Siam|Brest||29200|FR|EUR|fr
Ristorante Da Carlo S.r.l.|Via Garibaldi 25|Torino|Torino|10122|IT|EUR|it
Officine Lombarde S.p.A.|Viale Monza 140|Milano|Milano|20125|IT|EUR|it
Farmacia Centrale S.a.s.|Piazza Maggiore 4|Bologna|Bologna|40124|IT|EUR|it
Suministros Levante SL|Calle Colón 22|Valencia|Valencia|46004|ES|EUR|es
Hoteles Costa Clara SA|Paseo Marítimo 15|Málaga|Málaga|29016|ES|EUR|es
Biuro Plus Sp. z o.o.|ul. Floriańska 31|Kraków||31-019|PL|EUR|en
Magazyn Centralny SA|ul. Piotrkowska 104|Łódź||90-926|PL|EUR|en
Skandia Kontor AB|Drottninggatan 56|Stockholm||111 21|SE|EUR|en
Københavns Kaffehus ApS|Nyhavn 18|København K||1051|DK|EUR|en
Harbour & Sons Ltd|27 Fleet Street|London||EC4Y 1AA|GB|GBP|en
Pennine Builders Merchants|14 Deansgate|Manchester||M3 2BW|GB|GBP|en
Highland Inns Ltd|5 Bridge Street|Inverness||IV1 1HG|GB|GBP|en
Severn Valley Schools Trust|2 Park Street|Bristol||BS1 5JA|GB|GBP|en
Liffey Office Supplies Ltd|9 Dawson Street|Dublin|Co. Dublin|D02 T883|IE|EUR|en
Great Lakes Medical Supply Inc.|233 South Wacker Drive|Chicago|IL|60606|US|USD|en
Bayview Coffee Roasters LLC|1 Ferry Building|San Francisco|CA|94111|US|USD|en
Hudson Facility Services Inc.|350 Fifth Avenue|New York|NY|10118|US|USD|en
Lone Star Industrial LLC|500 Main Street|Houston|TX|77002|US|USD|en
Maple Leaf Stationers Ltd.|290 Bremner Boulevard|Toronto|ON|M5V 3L9|CA|USD|en
""".strip().splitlines()
]

FIRST_NAMES = [
    "Anna",
    "Carla",
    "David",
    "Elena",
    "Felix",
    "Greta",
    "Hugo",
    "Jonas",
    "Luca",
    "Marie",
]
LAST_NAMES = ["Berg", "Costa", "Dahl", "Evans", "Fischer", "Garcia", "Hansen", "Moretti", "Novak"]
