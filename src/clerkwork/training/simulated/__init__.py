"""A company whose customers have habits, the orders they send, and the mistakes planted in them."""
