"""Scans and photos: from a picture to words on a page."""
