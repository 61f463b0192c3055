"""Files in memory → a web server for this computer alone, at 127.0.0.1: the column as a visitor's browser gets it.

It answers GET and HEAD, and only when it is asked for by its own address: a page of some website that names this
computer otherwise gets nothing. The files can be exchanged while it runs; the pages that are open then show the new
ones by themselves: what the server adds to one script asks it every second, as a further script of its own, which the
pages' strict policy allows.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import quote, unquote, urlsplit

HOST: Final = "127.0.0.1"
_TYPES: Final = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "jsonld": "application/ld+json; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}
_ASKING: Final = "assets/view.js"
"""The end of the name of the script that every page has."""
_STATE: Final = "-/state.js"
_ASK: Final = """
setInterval(function () {
  if (document.hidden) return;
  var ask = document.createElement("script");
  ask.src = "/-/state.js";
  ask.onload = ask.onerror = function () { ask.remove(); };
  document.head.appendChild(ask);
}, 1000);
"""
_HERE: Final = 'window.gwstdState = "{}";\n'
_TELL: Final = 'if (window.gwstdState !== "{}") location.reload();\n'
_MISSING: Final = "没有这个页面。可能编码或者文件名写错了，也可能这个事项刚被改名；回首页再找。\n"


class LocalServer:
    """Serves files by their relative names from when it is made until it is closed. ``start`` is the first page.

    Raises OSError when the port is taken. Port 0 is any free one.
    """

    def __init__(self, files: Mapping[str, bytes], start: str, port: int = 0) -> None:
        self.start = start
        self.show(files)
        self._server = ThreadingHTTPServer((HOST, port), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def show(self, files: Mapping[str, bytes]) -> None:
        """Serve these files from now on."""
        self._files, self._state = files, _state(files)

    def content(self, name: str) -> bytes | None:
        """What is answered for a name; None where there is no such file."""
        if name == _STATE:
            return _TELL.format(self._state).encode()
        data = self._files.get(name)
        if data is None or not name.endswith(_ASKING):
            return data
        return data + (_ASK + _HERE.format(self._state)).encode()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}/{quote(self.start)}"

    def close(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _state(files: Mapping[str, bytes]) -> str:
    """The same for the same files, so that a page lives through a change that changes nothing, and sees what a server
    that was started anew has."""
    state = hashlib.blake2b(digest_size=8)
    for name in sorted(files):
        state.update(b"%d %s %d " % (len(name), name.encode(), len(files[name])) + files[name])
    return state.hexdigest()


def _handler(owner: LocalServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        server_version = "gwstd"
        sys_version = ""

        def do_GET(self) -> None:
            self._answer(with_body=True)

        def do_HEAD(self) -> None:
            self._answer(with_body=False)

        def _answer(self, with_body: bool) -> None:
            if self.headers.get("Host", "") not in (f"{HOST}:{owner.port}", f"localhost:{owner.port}"):
                self._send(HTTPStatus.FORBIDDEN, "txt", "只在本机看。\n".encode(), with_body)
                return
            name = unquote(urlsplit(self.path).path).lstrip("/")
            if not name:
                self.send_response(HTTPStatus.FOUND)
                self.send_header("Location", f"/{quote(owner.start)}")
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif (data := owner.content(name)) is None:
                self._send(HTTPStatus.NOT_FOUND, "txt", _MISSING.encode(), with_body)
            else:
                self._send(HTTPStatus.OK, name.rpartition(".")[2], data, with_body)

        def _send(self, status: HTTPStatus, ending: str, data: bytes, with_body: bool) -> None:
            plain = "text/plain; charset=utf-8" if ending == "txt" else "application/octet-stream"
            self.send_response(status)
            self.send_header("Content-Type", _TYPES.get(ending, plain))
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            if with_body:
                self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing: whoever runs the preview wants to read about the catalogue, not about each picture."""

    return Handler
