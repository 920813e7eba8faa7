"""Addresses on this machine: whether they are free, and whether someone answers."""

import errno
import http.client
import socket

from bootstrap.speech import Refusal


def is_free(host: str, port: int) -> bool:
    """Whether we can listen there now.

    Raises `Refusal` if this machine does not have that address, or we may not.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # Without this, a port we closed a minute ago still counts as in use.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise Refusal(
                f"Listening on {shown(host, port)} is not allowed without root; "
                "choose a port above 1023 with --port."
            ) from error
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise Refusal(
                f"This machine cannot listen on {host}: {error.strerror}."
            ) from error
    return True


def refuse_taken(host: str, port: int) -> None:
    """Refuse if something else listens there, and name a port that is free."""
    if not is_free(host, port):
        free = find_free(host, port + 1)
        raise Refusal(
            f"Something already listens on {shown(host, port)}. "
            f"Stop it, or choose another port: --port {free}"
        )


def find_free(host: str, wish: int) -> int:
    """The first free port from the wish on."""
    return next(port for port in range(wish, 65536) if is_free(host, port))


def shown(host: str, port: int) -> str:
    """An address as people write it."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def reachable(host: str) -> str:
    """Where to knock for a server that listens on this host."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104


def answers_well(host: str, port: int, path: str) -> bool:
    """Whether a page answers 200 within five seconds."""
    connection = http.client.HTTPConnection(reachable(host), port, timeout=5)
    try:
        connection.request("GET", path, headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
