"""All layouts of the second exam."""

from . import (
    mails,
    mails_more,
    nothing,
    nothing_mailed,
    nothing_more,
    pdf_ca_au,
    pdf_de,
    pdf_es_it,
    pdf_fr,
    pdf_gb,
    pdf_networks,
    pdf_nl_pt,
    pdf_us,
    pdf_us_more,
    pdf_za_sg_in,
    scans,
    texts,
    texts_more,
)

SECOND = (
    *(pdf_us.PRINTED, pdf_us_more, pdf_gb.PRINTED, pdf_ca_au.PRINTED, pdf_za_sg_in.PRINTED),
    *(pdf_de.PRINTED, pdf_fr.PRINTED, pdf_es_it.PRINTED, pdf_nl_pt.PRINTED, pdf_networks.PRINTED),
    *(mails.SENT, mails_more.SENT, texts.WRITTEN, texts_more.WRITTEN, scans),
    *(nothing.PRINTED, nothing_more.PRINTED, nothing_mailed.SENT),
)
