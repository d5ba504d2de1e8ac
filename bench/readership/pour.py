"""Beacons at a steady rate, each of another reader.

python -m bench.readership.pour HOST STORY A_SECOND SECONDS
"""

import random
import socket
import sys
import time

PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"
)


def pour(host: str, story: int, *, a_second: int, seconds: float) -> int:
    """Send them over one connection, waiting for each answer; how many were answered."""
    name, _colon, port = host.partition(":")
    line = socket.create_connection((name, int(port)), timeout=10)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    dice, began, number = random.Random(), time.perf_counter(), 0
    while (passed := time.perf_counter() - began) < seconds:
        while number < passed * a_second:
            client = ".".join(str(dice.randrange(1, 255)) for _part in range(4))
            head = (
                f"POST /_beacon?v,{story},0,1,www.google.com HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nUser-Agent: {PHONE}\r\n"
                f"X-Forwarded-For: {client}\r\nContent-Length: 0\r\n\r\n"
            )
            line.sendall(head.encode())
            if not line.recv(4096).startswith(b"HTTP/1.1 204"):
                raise RuntimeError("a beacon was not answered with 204")
            number += 1
        time.sleep(0.001)
    return number


if __name__ == "__main__":
    print(pour(sys.argv[1], int(sys.argv[2]), a_second=int(sys.argv[3]), seconds=float(sys.argv[4])))
