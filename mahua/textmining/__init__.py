"""Chinese messages read by machine, without a database: what kind, what is private in them, what repeats, what gathers."""
