"""No test reaches the network, and that is so because it is tested."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError


@pytest.mark.filterwarnings("ignore:A test tried:UserWarning")
def test_an_address_outside_this_machine_is_refused():
    with (
        socket.socket() as outward,
        pytest.raises(SocketConnectBlockedError, match=r"192\.0\.2\.1"),
    ):
        outward.connect(("192.0.2.1", 80))


def test_a_server_on_this_machine_is_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port), timeout=2) as inward:
            assert inward.getpeername() == ("127.0.0.1", port)
