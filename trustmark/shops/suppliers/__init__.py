"""Outside services that shops lean on: registers and the public name system."""
