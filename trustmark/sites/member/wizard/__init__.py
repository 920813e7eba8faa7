"""The form of an application: company, shop, agreement, check."""
