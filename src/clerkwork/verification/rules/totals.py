"""What the whole order comes to, what else it counts, and whether the customer may owe it."""

from clerkwork.verification.computed import said_by
from clerkwork.verification.rule import HOLD, WARN, Rule

# Standard and reduced rates of value added tax (European Commission, "VAT rates applied in the
# Member States"; United Kingdom, Switzerland, Norway by their tax offices), per cent.
VAT = {
    "AT": (20, 13, 10), "BE": (21, 12, 6), "BG": (20, 9), "CH": (8.1, 3.8, 2.6),
    "CY": (19, 9, 5), "CZ": (21, 12), "DE": (19, 7), "DK": (25,), "EE": (24, 13, 9),
    "ES": (21, 10, 4), "FI": (25.5, 13.5, 10), "FR": (20, 10, 5.5), "GB": (20, 5),
    "GR": (24, 13, 6), "HR": (25, 13, 5), "HU": (27, 18, 5), "IE": (23, 13.5, 9),
    "IT": (22, 10, 5, 4), "LT": (21, 12, 5), "LU": (17, 14, 8), "LV": (21, 12, 5),
    "MT": (18, 7, 5), "NL": (21, 9), "NO": (25, 15, 12), "PL": (23, 8, 5), "PT": (23, 13, 6),
    "RO": (21, 11), "SE": (25, 12, 6), "SI": (22, 9.5, 5), "SK": (23, 19, 5),
}  # fmt: skip
RATES = ", ".join(f"('{land}', {rate})" for land, rates in VAT.items() for rate in rates)

DAYS_IN_NOTE = (
    r"(?:\mnet|\mnetto|\mpayment(?: terms?)?(?: is| within| in|:)*|\mzahlbar(?: in| innerhalb)?"
    r"(?: von)?|\mzahlungsziel:?|\mpaiement(?: à| a| sous)?|\mbetaling(?: binnen)?)\s*(\d{1,3})"
)

TOTAL_RULES = (
    Rule(
        "ORDER_TOTAL_OFF",
        HOLD,
        "total",
        "The order states a total of {found}; its lines come to {expected}.",
        "Look whether a line is missing or misread; then put right what is wrong.",
        # A total may count charges, and tax at a rate of our country or the goods'. Tax may be
        # rounded on each line.
        f"""
        SELECT checked.id, NULL::bigint, trim_scale(stated_total)::text,
               trim_scale(total) || CASE WHEN charges <> 0
                                         THEN ', with charges ' || trim_scale(total + charges)
                                         ELSE '' END, NULL
          FROM checked CROSS JOIN company
         WHERE abs(stated_total - total) > 0.01
           AND abs(stated_total - total - COALESCE(charges, 0)) > 0.01
           AND NOT EXISTS (
               SELECT FROM (VALUES {RATES}) AS vat (country, rate)
                WHERE vat.country IN (company.country, checked.ship_country)
                  AND (SELECT 0.005 * (count(*) + 1) FROM orders_line
                        WHERE order_id = checked.id)
                      >= LEAST(abs(stated_total - total * (1 + rate / 100)),
                               abs(stated_total - (total + charges) * (1 + rate / 100)),
                               abs(stated_total - total * (1 + rate / 100) - charges)))
        """,
    ),
    Rule(
        "CHARGES_STATED",
        WARN,
        "total",
        "The order counts on charges of {found} besides its lines.",
        "Look whether freight and fees are as agreed.",
        """
        SELECT id, NULL::bigint, trim_scale(charges)::text, 'none, or as agreed', NULL
          FROM checked WHERE charges > 0 AND stated_total IS NOT NULL
        """,
    ),
    Rule(
        "ALLOWANCE_TAKEN",
        HOLD,
        "total",
        "The customer takes off {found}.",
        "Look whether that was agreed; else tell the customer that it is not.",
        """
        SELECT id, NULL::bigint, trim_scale(-charges)::text, 'no allowance', NULL
          FROM checked WHERE charges < 0 AND stated_total IS NOT NULL
        """,
    ),
    Rule(
        "TERMS_OTHER",
        HOLD,
        "payment_days",
        "The customer wants to pay in {found}; agreed are {expected}.",
        "Tell the customer that the agreed terms hold, or agree on others.",
        f"""
        SELECT stated.id, NULL::bigint, stated.days || ' days', customer.payment_days || ' days',
               NULL
          FROM (SELECT id, customer_id,
                       COALESCE(payment_days, (regexp_match(note, '{DAYS_IN_NOTE}', 'i'))[1]::int)
                       AS days
                  FROM checked) AS stated
          JOIN parties_customer AS customer ON customer.id = stated.customer_id
         WHERE stated.days <> customer.payment_days
        """,
    ),
    Rule(
        "CREDIT_LIMIT",
        HOLD,
        "total",
        "With this order the customer would owe {found}; the limit is {expected}.",
        "Ask the customer to pay first, or have a supervisor accept it or raise the limit.",
        said_by("CREDIT_LIMIT"),
        supervisor=True,
    ),
)
