"""Mails and archives: documents within a document."""
