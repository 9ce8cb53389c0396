"""How fast this machine does the work: the flow of orders against the limit of the database."""
