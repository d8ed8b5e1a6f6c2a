"""The talk between page and server, read off the websocket: which runs were asked for and ended."""

import base64
from dataclasses import dataclass

from playwright.sync_api import Page
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

BINARY = 2


@dataclass(slots=True)
class Run:
    """One run of the script. Times are seconds of the browser's own clock.

    ``fragment`` is true for a part that looks for news by itself, every few seconds; ``message``
    is the number of the browser's message that asked, the first being 0.
    """

    asked: float
    fragment: bool
    message: int
    finished: float | None = None

    @property
    def seconds(self) -> float:
        return self.finished - self.asked


class Frames:
    """Listens to every websocket of a page, from its first one on."""

    def __init__(self, page: Page) -> None:
        self.runs: list[Run] = []
        #: what the network carried: files as they were packed, and the server's messages
        self.received_bytes = 0
        self._sent_messages = 0
        #: messages in both directions so far
        self.count = 0
        self._devtools = page.context.new_cdp_session(page)
        self._devtools.on("Network.webSocketFrameSent", self._sent)
        self._devtools.on("Network.webSocketFrameReceived", self._received)
        self._devtools.on("Network.loadingFinished", self._loaded)
        self._devtools.send("Network.enable")

    @property
    def busy(self) -> bool:
        """A run was asked for and has not ended."""
        return any(run.finished is None for run in self.runs)

    @property
    def page_runs(self) -> list[Run]:
        """Runs of the whole page: not the watch's own."""
        return [run for run in self.runs if not run.fragment]

    def _sent(self, event: dict) -> None:
        frame = event["response"]
        if frame["opcode"] != BINARY:
            return
        self.count += 1
        message = BackMsg.FromString(base64.b64decode(frame["payloadData"]))
        if message.WhichOneof("type") == "rerun_script":
            fragment = bool(message.rerun_script.fragment_id)
            self.runs.append(Run(event["timestamp"], fragment, self._sent_messages))
        self._sent_messages += 1

    def _loaded(self, event: dict) -> None:
        self.received_bytes += int(event["encodedDataLength"])

    def _received(self, event: dict) -> None:
        frame = event["response"]
        if frame["opcode"] != BINARY:
            return
        payload = base64.b64decode(frame["payloadData"])
        self.received_bytes += len(payload)
        self.count += 1
        message = ForwardMsg.FromString(payload)
        if message.WhichOneof("type") != "script_finished":
            return
        status = message.script_finished
        if status == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return
        self._end(event["timestamp"], status == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)

    def _end(self, at: float, fragment: bool) -> None:
        """A run of the page ends whatever was asked for until then: the server joins requests."""
        for run in self.runs:
            if run.finished is None and (run.fragment or not fragment):
                run.finished = at
