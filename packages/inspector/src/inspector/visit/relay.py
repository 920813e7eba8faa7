"""Carries bytes between two ends of the gate, and counts them."""

import asyncio
from collections.abc import Sequence
from typing import Any

CHUNK = 65_536
IDLE_SECONDS = 45
MAX_HEAD_BYTES = 65_536
DROPPED = (b"connection", b"keep-alive", b"proxy-connection")


class TooMuch(Exception):
    """The visit took in more bytes than it may."""


class Relay:
    """Moves bytes until one side ends, is silent too long, or the cap is reached."""

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.taken = 0

    async def both_ways(
        self,
        near_reader: asyncio.StreamReader,
        near_writer: asyncio.StreamWriter,
        far_reader: asyncio.StreamReader,
        far_writer: asyncio.StreamWriter,
    ) -> None:
        """Carry a tunnel until either side closes it."""
        ways = [
            asyncio.create_task(self._carry(near_reader, far_writer)),
            asyncio.create_task(self._carry(far_reader, near_writer)),
        ]
        await _first_of(ways)

    async def one_exchange(
        self,
        near_reader: asyncio.StreamReader,
        near_writer: asyncio.StreamWriter,
        far_reader: asyncio.StreamReader,
        far_writer: asyncio.StreamWriter,
        body_bytes: int,
    ) -> None:
        """Send one body, bring back one answer, and say that it is the last."""
        while body_bytes:
            chunk = await near_reader.read(min(CHUNK, body_bytes))
            if not chunk:
                return
            body_bytes -= len(chunk)
            far_writer.write(chunk)
            await far_writer.drain()
        async with asyncio.timeout(IDLE_SECONDS):
            head = await far_reader.readuntil(b"\r\n\r\n")
        near_writer.write(_last_answer(head))
        ways = [
            asyncio.create_task(self._carry(far_reader, near_writer)),
            asyncio.create_task(near_reader.read(1)),
        ]
        await _first_of(ways)

    async def _carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        while True:
            async with asyncio.timeout(IDLE_SECONDS):
                chunk = await reader.read(CHUNK)
            if not chunk:
                return
            self.taken += len(chunk)
            if self.taken > self.max_bytes:
                raise TooMuch
            writer.write(chunk)
            await writer.drain()


async def _first_of(ways: Sequence[asyncio.Task[Any]]) -> None:
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)


def _last_answer(head: bytes) -> bytes:
    """An answer's head that tells the client not to reuse the connection."""
    first, *lines = head[:-4].split(b"\r\n")
    kept = [
        line for line in lines if line.partition(b":")[0].strip().lower() not in DROPPED
    ]
    return b"\r\n".join([first, *kept, b"Connection: close", b"", b""])
