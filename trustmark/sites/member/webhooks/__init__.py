"""What the machines of a shop are told: webhooks, and product reviews they show."""
