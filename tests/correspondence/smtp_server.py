"""A small mail server on the loopback, which can be told to misbehave."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

HANG_UP = ""
STALL = "stall"
USUAL = {"DATA": "354 go on", "QUIT": "221 bye"}


class SmtpServer(socketserver.ThreadingTCPServer):
    """Takes mail and remembers it; `answers` overrules the reply at a step.

    A step is `MAIL`, `RCPT` with the address (`RCPT full@kaas.test`), `DATA`, or `END`
    with the address (`END full@kaas.test`): the reply to the letter itself. The reply
    `HANG_UP` closes the line without a word, `STALL` says nothing at all.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Line)
        self.answers: dict[str, str] = {}
        self.taken: list[bytes] = []
        self.connections = 0
        self.got_letter = threading.Event()
        self.is_closing = threading.Event()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _Line(socketserver.StreamRequestHandler):
    """One connection."""

    server: SmtpServer

    def handle(self) -> None:
        self.server.connections += 1
        self.say("220 harbour.test ESMTP")
        to = ""
        while said := self.rfile.readline().decode().strip():
            verb = said[:4].upper()
            if verb == "RCPT":
                to = said.partition("<")[2].partition(">")[0]
            step = f"RCPT {to}" if verb == "RCPT" else verb
            if not self.answer(step, USUAL.get(verb, "250 fine")) or verb == "QUIT":
                return
            if verb == "DATA" and "DATA" not in self.server.answers:
                letter = self.read_letter()
                if not self.answer(f"END {to}", "250 taken", letter=letter):
                    return

    def read_letter(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        self.server.got_letter.set()
        return b"".join(lines)

    def answer(self, step: str, usual: str, *, letter: bytes | None = None) -> bool:
        answer = self.server.answers.get(step, usual)
        if answer == STALL:
            self.server.is_closing.wait(30)
        if answer in (HANG_UP, STALL):
            return False
        if letter is not None and answer.startswith("2"):
            self.server.taken.append(letter)
        self.say(answer)
        return True

    def say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")


@contextmanager
def serving() -> Iterator[SmtpServer]:
    """A mail server that runs until the block ends."""
    with SmtpServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.02])
        thread.start()
        try:
            yield server
        finally:
            server.is_closing.set()
            server.shutdown()
            thread.join()
