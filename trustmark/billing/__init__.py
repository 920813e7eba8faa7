"""What companies owe and paid. Invoicing is built on top of these open items."""
