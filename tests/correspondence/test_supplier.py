"""Posting through the interface of a supplier: Postmark's, played on the loopback."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from trustmark.correspondence import api as correspondence

NO_READER = "Invalid 'To' address: 'jansen@kaas.test'."
FINE = {
    "ErrorCode": 0,
    "Message": "OK",
    "MessageID": "theirs",
    "To": "jansen@kaas.test",
}


class Supplier(ThreadingHTTPServer):
    """Answers every call with `status`; 0 hangs up."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Call)
        self.status = 200
        self.answer: dict[str, object] = FINE
        self.asked: list[list[dict[str, object]]] = []


class _Call(BaseHTTPRequestHandler):
    server: Supplier

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers["Content-Length"]))
        asked = json.loads(content)
        self.server.asked.append(asked if isinstance(asked, list) else [asked])
        if not self.server.status:
            return
        answer = json.dumps(self.server.answer).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""


@pytest.fixture
def supplier(settings):
    with Supplier() as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.02])
        thread.start()
        way = "trustmark.correspondence.suppliers.anymail_post.AnymailPost"
        settings.POST_TRANSPORT = way
        settings.POST_SUPPLIER_BACKEND = "anymail.backends.postmark.EmailBackend"
        settings.ANYMAIL = {
            "POSTMARK_SERVER_TOKEN": "secret",
            "POSTMARK_API_URL": f"http://127.0.0.1:{server.server_address[1]}/",
        }
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def test_a_supplier_gets_the_letter_with_an_id_to_report_on(a_letter, monday, supplier):
    letter = a_letter()

    assert correspondence.post_waiting(at=monday) == 1
    letter.refresh_from_db()
    assert letter.state == "sent"
    [[asked]] = supplier.asked
    assert asked["Subject"] == letter.subject
    assert asked["To"] == "Kaasboer Jansen <jansen@kaas.test>"
    assert asked["Metadata"] == {"message_id": letter.message_id}
    assert asked["HtmlBody"] == letter.html


@pytest.mark.parametrize(
    ("status", "answer", "state"),
    [
        (422, {"ErrorCode": 300, "Message": NO_READER}, "bounced"),
        (422, {"ErrorCode": 300, "Message": "Invalid 'To' address"}, "unsure"),
        (200, {"unheard": "of"}, "unsure"),
        (200, {**FINE, "To": ""}, "unsure"),
        (422, {"ErrorCode": 400, "Message": "Sender not confirmed"}, "failed"),
        (401, {"ErrorCode": 10, "Message": "Bad token"}, "failed"),
        (429, {"ErrorCode": 429, "Message": "Slow down"}, "waiting"),
        (503, {"ErrorCode": 100, "Message": "Maintenance"}, "waiting"),
        (500, {"ErrorCode": 1, "Message": "Oops"}, "unsure"),
        (0, {}, "unsure"),
    ],
)
def test_every_answer_of_a_supplier_has_its_meaning(
    a_letter, monday, supplier, status, answer, state
):
    supplier.status, supplier.answer = status, answer
    letter = a_letter()

    assert correspondence.post_waiting(at=monday) == 0
    letter.refresh_from_db()
    assert letter.state == state
    assert letter.fault
