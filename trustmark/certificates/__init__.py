"""Certificates; the register and the seal are views of them."""
