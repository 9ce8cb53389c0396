"""Orders in plain words, in mails and files."""
