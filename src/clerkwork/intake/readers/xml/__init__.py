"""Orders in XML: one front door, a module for each dialect."""
