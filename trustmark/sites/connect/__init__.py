"""For programs: shop plug-ins and the callbacks of suppliers."""
