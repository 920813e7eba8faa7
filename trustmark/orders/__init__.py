"""What came in from shops: their connection with us, orders, and consents to ask."""
