"""``gwstd preview``: the column in a browser of this computer, fresh after each change; Ctrl+C ends it well."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest

from gwstd.cli._local_server import LocalServer

FILES = {"site/index.html": "<p>首页</p>".encode(), "site/assets/site.js": b"1", "catalog.json": b"{}", "a.docx": b"PK"}


@pytest.fixture
def server() -> Iterator[LocalServer]:
    made = LocalServer(FILES, "site/index.html")
    yield made
    made.close()


def asked(server: LocalServer, path: str, method: str = "GET", host: str = "") -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request(method, path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read()
    connection.close()
    return found


def test_files_come_with_their_kind(server: LocalServer) -> None:
    status, headers, data = asked(server, "/site/index.html?x=1")
    assert (status, headers["Content-Type"], data) == (200, "text/html; charset=utf-8", "<p>首页</p>".encode())
    assert asked(server, "/site/assets/site.js")[1]["Content-Type"].startswith("text/javascript")
    assert asked(server, "/a.docx")[1]["Content-Type"] == "application/octet-stream"
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["Cache-Control"] == "no-store"


def test_the_bare_address_leads_to_the_first_page(server: LocalServer) -> None:
    status, headers, _ = asked(server, "/")
    assert (status, headers["Location"]) == (302, "/site/index.html")


def test_head_has_no_body(server: LocalServer) -> None:
    status, headers, data = asked(server, "/catalog.json", "HEAD")
    assert (status, headers["Content-Length"], data) == (200, "2", b"")


@pytest.mark.parametrize("path", ["/nowhere.html", "/../catalog.yaml", "/site/../../etc/passwd", "/%2e%2e/x", "/site"])
def test_nothing_but_those_files(server: LocalServer, path: str) -> None:
    status, _, data = asked(server, path)
    assert status == 404 and "没有这个页面" in data.decode()


def test_asked_for_by_another_name_it_gives_nothing(server: LocalServer) -> None:
    assert asked(server, "/site/index.html", host="evil.example")[0] == 403
    assert asked(server, "/site/index.html", host=f"localhost:{server.port}")[0] == 200


def test_it_takes_nothing_in(server: LocalServer) -> None:
    assert asked(server, "/site/index.html", "POST")[0] == 501


def test_an_open_page_shows_what_is_new_by_itself(
    server: LocalServer, chromium: str, chromedriver: str, tmp_path: Path
) -> None:
    """Under the strict policy that every page of the column has."""
    webdriver = pytest.importorskip("selenium.webdriver")
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"

    def files(text: str) -> dict[str, bytes]:
        head = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><link rel="icon" href="data:,">'
        body = f'<script src="assets/view.js"></script><p>{text}</p>'
        return {"site/index.html": f"<!DOCTYPE html>{head}{body}".encode(), "site/assets/view.js": b"'use strict';"}

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(chromedriver))
    try:
        server.show(files("before"))
        driver.get(server.address)
        for text in ("after", "later"):
            server.show(files(text))
            deadline = time.monotonic() + 20
            while driver.execute_script("return document.body.innerText") != text:
                assert time.monotonic() < deadline, driver.get_log("browser")
                time.sleep(0.2)
        assert driver.get_log("browser") == []
        assert driver.execute_script("return document.scripts.length") <= 2, "asking leaves nothing behind"
    finally:
        driver.quit()


def test_what_changes_nothing_shows_nothing_anew_and_a_new_server_with_the_same_is_the_same(
    server: LocalServer,
) -> None:
    def state(of: LocalServer) -> bytes:
        return asked(of, "/-/state.js")[2]

    before = state(server)
    server.show(dict(reversed(FILES.items())))
    assert state(server) == before
    again = LocalServer(FILES, "site/index.html")
    try:
        assert state(again) == before
    finally:
        again.close()
    server.show(FILES | {"catalog.json": b"[]"})
    assert state(server) != before


# ---------------------------------------------------------------------------------------------- the command


@pytest.fixture
def preview(catalogue: Path, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str, Path]]:
    """A running preview, its address, and the file to which it reports."""
    report = tmp_path / "report.txt"
    command = [sys.executable, "-m", "gwstd", "preview", "--catalog", str(catalogue)]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    with report.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=stream, text=True, encoding="utf-8",
                                   env=environment, cwd=tmp_path)  # fmt: skip
        assert process.stdout is not None
        address = process.stdout.readline().strip().removeprefix("预览：")
        yield process, address, report
        process.kill()
        process.wait()
        process.stdout.close()


def page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return str(answer.read().decode("utf-8"))


@pytest.mark.skipif(os.name == "nt", reason="signals of a console")
def test_a_change_is_on_the_page_and_ctrl_c_ends_it(
    preview: tuple[subprocess.Popen[str], str, Path], catalogue: Path
) -> None:
    process, address, report = preview
    assert address.startswith("http://127.0.0.1:") and address.endswith("/site/index.html")
    assert "社会救助" in page(address)
    file = catalogue / "mzj" / "shjz.yaml"
    file.write_text(file.read_text("utf-8").replace("一级事项: ", "一级事项: 改过的", 1), "utf-8")
    deadline = time.monotonic() + 30
    while "已重做" not in report.read_text("utf-8"):
        assert time.monotonic() < deadline, report.read_text("utf-8")
        time.sleep(0.1)
    assert "改过的" in page(address.replace("index.html", "plain.html"))
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=10) == 0
    assert report.read_text("utf-8").splitlines()[-1] == "预览已结束"


def test_a_broken_catalogue_is_shown_with_the_stamp(
    preview: tuple[subprocess.Popen[str], str, Path], catalogue: Path
) -> None:
    _, address, report = preview
    (catalogue / "mzj" / "shjz.yaml").write_text("部门: 区民政局\n领域: [", "utf-8")
    deadline = time.monotonic() + 30
    while "已重做" not in report.read_text("utf-8"):
        assert time.monotonic() < deadline, report.read_text("utf-8")
        time.sleep(0.1)
    assert "未通过校验" in page(address) and "个错误" in report.read_text("utf-8")


def test_a_port_in_use_is_said(server: LocalServer, catalogue: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gwstd", "preview", "--port", str(server.port), "--catalog", str(catalogue)],
        capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2 and f"端口 {server.port} 已被占用" in done.stderr and "--port 0" in done.stderr


def test_a_page_that_is_not_there_says_what_to_do(server: LocalServer) -> None:
    with pytest.raises(HTTPError, match="404"):
        page(f"http://127.0.0.1:{server.port}/site/item/no.html")
