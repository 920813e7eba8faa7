"""What stands behind `./keurmeester`: preparing, running, testing and checking.

Only the standard library is used here, because nothing else is there yet on a fresh
machine. Everything that needs a package runs in the environment `.venv`.
"""
