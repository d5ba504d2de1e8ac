"""Mailboxes on this machine that speak as much of POP3 and IMAP as a client that reads and deletes needs."""

import socketserver
import threading
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager

USER, PASSWORD = "returns@almarfa.example", "كلمة سر"


@contextmanager
def serve(handler: type, mails: dict[int, bytes]) -> Iterator[int]:
    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

    with Server(("127.0.0.1", 0), handler) as server:
        server.mails = mails
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


class Lines(socketserver.StreamRequestHandler):
    def say(self, *lines: bytes) -> None:
        self.wfile.write(b"".join(line + b"\r\n" for line in lines))


class Pop(Lines):
    def handle(self) -> None:
        mails = self.server.mails
        gone: set[int] = set()
        self.say(b"+OK")
        while words := self.rfile.readline().split():
            verb = words[0].upper()
            if verb == b"PASS" and words[1:] != [*PASSWORD.encode().split()]:
                return self.say(b"-ERR")
            if verb == b"STAT":
                self.say(b"+OK %d %d" % (len(mails), sum(map(len, mails.values()))))
            elif verb == b"RETR":
                self.say(b"+OK", *mails[int(words[1])].splitlines(), b".")
            elif verb == b"DELE":
                gone.add(int(words[1]))
                self.say(b"+OK")
            elif verb == b"QUIT":
                for number in gone:
                    del mails[number]
                return self.say(b"+OK")
            else:
                self.say(b"+OK")
        return None


class Imap(Lines):
    def handle(self) -> None:
        mails = self.server.mails
        gone: set[int] = set()
        self.say(b"* OK IMAP4rev1 here")
        while line := self.rfile.readline():
            tag, verb, *rest = line.split()
            verb, rest = verb.upper(), [word.upper() for word in rest]
            if verb == b"CAPABILITY":
                self.say(b"* CAPABILITY IMAP4rev1")
            elif verb == b"AUTHENTICATE":
                self.say(b"+ ")
                if b64decode(self.rfile.readline()) != f"\0{USER}\0{PASSWORD}".encode():
                    self.say(tag + b" NO no")
                    continue
            elif verb == b"SELECT":
                self.say(b"* %d EXISTS" % len(mails))
            elif rest[:1] == [b"SEARCH"]:
                self.say(b"* SEARCH " + b" ".join(b"%d" % number for number in mails))
            elif rest[:1] == [b"FETCH"]:
                raw = mails[int(rest[1])]
                self.say(b"* 1 FETCH (UID %s RFC822 {%d}" % (rest[1], len(raw)), raw + b")")
            elif rest[:1] == [b"STORE"]:
                gone.add(int(rest[1]))
            elif verb == b"EXPUNGE":
                for number in gone:
                    del mails[number]
            elif verb == b"LOGOUT":
                self.say(b"* BYE bye", tag + b" OK done")
                return
            self.say(tag + b" OK done")
