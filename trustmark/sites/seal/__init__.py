"""The seal and its verification: no script, no cookies, also as static files."""
