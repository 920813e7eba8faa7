"""A small mail server on the loopback, which can be told to misbehave."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

HANG_UP = ""
STALL = "stall"


@dataclass
class SmtpServer:
    """Takes mail and remembers it; `answers` overrules the reply at a step.

    A step is `MAIL`, `RCPT` with the address (`RCPT full@kaas.test`), `DATA`, or `END`
    with the address (`END full@kaas.test`): the reply to the letter itself. The reply
    `HANG_UP` closes the line without a word, `STALL` says nothing at all.
    """

    port: int = 0
    answers: dict[str, str] = field(default_factory=dict)
    taken: list[bytes] = field(default_factory=list)
    connections: int = 0
    got_letter: threading.Event = field(default_factory=threading.Event)

    async def talk(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Serve one connection until it ends."""
        self.connections += 1
        to = ""
        writer.write(b"220 harbour.test ESMTP\r\n")
        while line := await reader.readline():
            said = line.decode().strip()
            verb = said[:4].upper()
            if verb == "RCPT":
                to = said.partition("<")[2].partition(">")[0]
            step = f"{verb} {to}" if verb == "RCPT" else verb
            if not await self._answer(writer, step, _usual(verb)):
                break
            if verb == "DATA" and "DATA" not in self.answers:
                letter = await reader.readuntil(b"\r\n.\r\n")
                self.got_letter.set()
                if not await self._answer(writer, f"END {to}", "250 taken"):
                    break
                if self.answers.get(f"END {to}", "2").startswith("2"):
                    self.taken.append(letter)
            if verb == "QUIT":
                break
        writer.close()

    async def _answer(
        self, writer: asyncio.StreamWriter, step: str, usual: str
    ) -> bool:
        answer = self.answers.get(step, usual)
        if answer == STALL:
            await asyncio.sleep(60)
        if answer in (HANG_UP, STALL):
            return False
        writer.write(answer.encode() + b"\r\n")
        await writer.drain()
        return True


def _usual(verb: str) -> str:
    return {"DATA": "354 go on", "QUIT": "221 bye"}.get(verb, "250 fine")


@contextmanager
def serving() -> Iterator[SmtpServer]:
    """A mail server that runs until the block ends."""
    server, loop, ready = SmtpServer(), asyncio.new_event_loop(), threading.Event()

    async def serve() -> None:
        listening = await asyncio.start_server(server.talk, "127.0.0.1", 0)
        server.port = listening.sockets[0].getsockname()[1]
        ready.set()
        async with listening:
            await stop.wait()
            for talking in asyncio.all_tasks() - {asyncio.current_task()}:
                talking.cancel()

    stop = asyncio.Event()
    thread = threading.Thread(target=loop.run_until_complete, args=[serve()])
    thread.start()
    ready.wait(5)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(5)
        loop.close()
