"""Runs a visit's event loop beside its caller and brings the news to the caller.

The caller hears of progress in its own thread, where no event loop runs: it may write
to a database, and stop the visit by raising.
"""

import asyncio
import queue
import threading
from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

Result = TypeVar("Result")
News = TypeVar("News")


class Errand(Generic[Result, News]):
    """One coroutine with a loop and a thread of its own."""

    def __init__(
        self, work: Callable[[Callable[[News], None]], Coroutine[Any, Any, Result]]
    ) -> None:
        self._work = work
        self._news: queue.SimpleQueue[News | None] = queue.SimpleQueue()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[Result] | None = None
        self._results: list[Result] = []
        self._problems: list[BaseException] = []

    def run(self, on_news: Callable[[News], None]) -> Result:
        """Do the work; raises what it raised, or what `on_news` raised."""
        thread = threading.Thread(target=self._main, name="visit", daemon=True)
        thread.start()
        try:
            while (news := self._news.get()) is not None:
                on_news(news)
        except BaseException:
            self._stop()
            raise
        finally:
            thread.join()
        if self._problems:
            raise self._problems[0]
        return self._results[0]

    def _main(self) -> None:
        try:
            self._results.append(asyncio.run(self._begin()))
        # Carried to the caller's thread and raised there.
        except BaseException as problem:
            self._problems.append(problem)
        finally:
            self._news.put(None)

    async def _begin(self) -> Result:
        self._loop = asyncio.get_running_loop()
        self._task = asyncio.create_task(self._work(self._news.put))
        return await self._task

    def _stop(self) -> None:
        if self._loop is not None and self._task is not None:
            self._loop.call_soon_threadsafe(self._task.cancel)
