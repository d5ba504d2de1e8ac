"""A push service on this machine: it takes what browsers' services take, opens it with the browser's key, and remembers."""

import http.server
import json
import threading
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_bytes
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02


def encode(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class Browser:
    """A browser with an address at the service, and the keys that never leave it."""

    endpoint: str
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = field(default_factory=lambda: token_bytes(16))

    def to_json(self) -> dict[str, Any]:
        point = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": self.endpoint, "keys": {"p256dh": encode(point), "auth": encode(self.auth)}}

    def open(self, closed: bytes) -> dict[str, Any]:
        text = http_ece.decrypt(closed, private_key=self.private, auth_secret=self.auth, version="aes128gcm")
        return json.loads(text)


@dataclass
class Taken:
    path: str
    headers: dict[str, str]
    body: bytes


class Service:
    """Answers 201, or what `answer(path, how_often)` says: a status, with headers."""

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.answer: Callable[[str, int], tuple[int, dict[str, str]]] = lambda path, times: (201, {})
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                service.taken.append(Taken(self.path, {k.lower(): v for k, v in self.headers.items()}, body))
                times = sum(one.path == self.path for one in service.taken)
                status, headers = service.answer(self.path, times)
                self.send_response(status)
                for name, value in {**headers, "Content-Length": "0"}.items():
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, *args: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def make_browser(self, name: str) -> Browser:
        return Browser(f"{self.origin}/send/{name}")

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def read_signature(authorization: str) -> dict[str, Any]:
    """The claims of a VAPID header whose signature holds."""
    assert Vapid02.verify(authorization)
    token = dict(part.split("=", 1) for part in authorization.removeprefix("vapid ").split(","))["t"]
    claims = token.split(".")[1]
    return json.loads(urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
