"""The peer of `fanout.py` that is nginx with the nchan module (Debian: libnginx-mod-nchan): one process, no master.

It says and does what bus_servers.py does; what it reports is nginx's CPU, not its own. Publishing goes over HTTP, one
request per event, since nchan has no other way in.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psutil
from bus_contract import EVENT
from bus_servers import WINDOW, Control

CONFIG = """
load_module {module};
daemon off; master_process off; worker_rlimit_nofile 20000;
pid {folder}/pid; error_log {folder}/error.log crit;
events {{ worker_connections 16384; }}
http {{
  access_log off; nchan_shared_memory_size 64M;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port} backlog=4096; keepalive_requests 1000000000; keepalive_timeout 1h;
    location = / {{ nchan_subscriber websocket; nchan_channel_id bench; nchan_websocket_ping_interval 0; }}
    location = /pub {{ nchan_publisher http; nchan_channel_id bench; nchan_store_messages off; }}
  }}
}}
"""
REQUEST = b"POST /pub HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s" % (len(EVENT), EVENT)


def module_path() -> Path | None:
    """Return where the module lies, if it is installed."""
    found = [
        folder / "ngx_nchan_module.so" for folder in map(Path, ("/usr/lib/nginx/modules", "/usr/lib64/nginx/modules"))
    ]
    return next((path for path in found if path.exists()), None)


def start_nginx(folder: str, port: int) -> subprocess.Popen[bytes]:
    """Start nginx on the first core and wait until it listens."""
    config = Path(folder) / "nginx.conf"
    config.write_text(CONFIG.format(module=module_path(), folder=folder, port=port))
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin")
    assert program is not None, "the module is there, and nginx is not"
    nginx = subprocess.Popen([program, "-c", str(config), "-p", folder])
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(nginx.pid, {cores[0]})
        os.sched_setaffinity(0, {cores[-1]})
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return nginx
    raise RuntimeError("nginx does not listen")


async def publish_and_measure(
    port: int, nginx: int, control: Control, *, seconds: float, burst: int
) -> dict[str, float]:
    """Publish bursts of pipelined requests; return the bursts, the seconds, and nginx's CPU seconds."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    discard = asyncio.ensure_future(_discard(reader))  # the answers
    await control.wait()
    process = psutil.Process(nginx)
    started, before = time.perf_counter(), process.cpu_times()
    sent = answered = 0
    while time.perf_counter() - started < seconds or answered < sent:
        if time.perf_counter() - started < seconds and sent - answered < WINDOW:
            writer.write(REQUEST * burst)
            sent += 1
            await asyncio.sleep(0)
        else:
            answered += await control.wait()
    elapsed, after = time.perf_counter() - started, process.cpu_times()
    discard.cancel()
    cpu_seconds = after.user + after.system - before.user - before.system
    return {"bursts": sent, "seconds": elapsed, "cpu_seconds": cpu_seconds}


async def _discard(reader: asyncio.StreamReader) -> None:
    while await reader.read(65_536):
        pass


async def main(*, seconds: float, burst: int) -> None:
    """Start nginx, publish, measure, print."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        nginx = start_nginx(folder, port)
        try:
            arrived: asyncio.Future[Control] = asyncio.get_running_loop().create_future()
            control = await asyncio.start_server(lambda reader, _: arrived.set_result(Control(reader)), "127.0.0.1", 0)
            print(json.dumps({"port": port, "control_port": control.sockets[0].getsockname()[1]}), flush=True)
            print(
                json.dumps(await publish_and_measure(port, nginx.pid, await arrived, seconds=seconds, burst=burst)),
                flush=True,
            )
        finally:
            nginx.terminate()
            nginx.wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--burst", type=int, required=True)
    arguments = parser.parse_args()
    asyncio.run(main(seconds=arguments.seconds, burst=arguments.burst))
