"""What a browser gets from the server before and beside the pages: files, headers, first page."""

import asyncio
import gzip
import os
import socket
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp
from streamlit.testing.v1 import AppTest

from atlas.serving.assets import Assets
from atlas.serving.headers import Headers
from atlas.serving.origin import SameOrigin
from atlas.serving.shell import INLINE, Shell, script_digests

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = b"console.log('x');" * 500


class Platform:
    """Stands for Streamlit: counts what it is asked and answers with a script."""

    def __init__(self, response: Response | None = None) -> None:
        self.asked: list[dict[str, str]] = []
        self._response = response

    async def __call__(self, scope, receive, send) -> None:
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        self.asked.append(headers)
        response = self._response or Response(SCRIPT, media_type="application/javascript")
        await response(scope, receive, send)


def get(app: ASGIApp, address: str, **headers: str) -> Response:
    """The answer of ``app`` to a GET."""
    split = urlsplit(address)
    scope = {
        "type": "http",
        "method": "GET",
        "path": split.path,
        "query_string": split.query.encode(),
        "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()],
    }
    sent: list[dict] = []

    async def send(message: dict) -> None:
        sent.append(message)

    async def receive() -> dict:
        return {"type": "http.request", "body": b""}

    asyncio.run(app(scope, receive, send))
    answer = Response(b"".join(part.get("body", b"") for part in sent[1:]), sent[0]["status"])
    answer.raw_headers = sent[0]["headers"]
    return answer


def test_a_script_is_packed_once_and_unpacks_to_itself() -> None:
    platform = Platform()
    assets = Assets(platform)
    for _ in range(3):
        answer = get(assets, "/static/js/index.abc.js", accept_encoding="gzip, br")
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["content-length"] == str(len(answer.body))
        assert len(answer.body) < len(SCRIPT) / 10
        assert gzip.decompress(answer.body) == SCRIPT
    assert len(platform.asked) == 1
    assert "accept-encoding" not in platform.asked[0]


def test_who_cannot_unpack_gets_the_plain_script() -> None:
    answer = get(Assets(Platform()), "/static/js/index.abc.js")
    assert "content-encoding" not in answer.headers
    assert answer.body == SCRIPT


def test_what_a_browser_holds_is_not_sent_again() -> None:
    assets = Assets(Platform())
    first = get(assets, "/app/static/geo/leagues.json", accept_encoding="gzip")
    assert first.headers["cache-control"] == "no-cache"
    again = get(assets, "/app/static/geo/leagues.json", if_none_match=first.headers["etag"])
    assert (again.status_code, again.body) == (304, b"")


def test_an_address_with_a_digest_is_kept_for_a_year() -> None:
    answer = get(Assets(Platform()), "/app/static/geo/leagues.json?h=0a1b2c")
    assert answer.headers["cache-control"] == "public, immutable, max-age=31536000"


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/_stcore/health", {}),
        ("/media/report.csv", {}),
        ("/static/js/index.abc.js", {"range": "bytes=0-9"}),
    ],
)
def test_everything_else_passes_through(address: str, headers: dict[str, str]) -> None:
    platform = Platform()
    assets = Assets(platform)
    for _ in range(2):
        answer = get(assets, address, accept_encoding="gzip", **headers)
        assert "content-encoding" not in answer.headers
    assert len(platform.asked) == 2


def test_a_missing_file_stays_missing() -> None:
    platform = Platform(PlainTextResponse("not found", 404))
    assets = Assets(platform)
    for _ in range(2):
        assert get(assets, "/static/js/none.js").status_code == 404
    assert len(platform.asked) == 2


@pytest.mark.parametrize(
    ("origin", "host", "passes"),
    [
        ("http://192.168.1.5:8501", "192.168.1.5:8501", True),
        ("https://atlas.union.example", "atlas.union.example", True),
        (None, "localhost:8501", True),
        ("http://elsewhere.example", "localhost:8501", False),
        ("http://localhost:9000", "localhost:8501", False),
        ("null", "localhost:8501", False),
    ],
)
def test_only_our_own_pages_may_talk_to_the_server(
    origin: str | None, host: str, passes: bool
) -> None:
    reached, sent = [], []
    headers = [(b"host", host.encode())] + ([(b"origin", origin.encode())] if origin else [])

    async def platform(scope, receive, send) -> None:
        reached.append(scope["type"])

    async def receive() -> dict:
        return {"type": "websocket.connect"}

    async def send(message: dict) -> None:
        sent.append(message["type"])

    asyncio.run(SameOrigin(platform)({"type": "websocket", "headers": headers}, receive, send))
    assert (reached, sent) == ((["websocket"], []) if passes else ([], ["websocket.close"]))


def test_no_answer_lets_another_host_in() -> None:
    answer = get(Headers(Platform(), script_digests()), "/")
    policy = dict(
        rule.split(" ", 1) for rule in answer.headers["content-security-policy"].split("; ")
    )
    assert policy["default-src"] == "'self'"
    assert policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"
    assert policy["object-src"] == "'none'"
    for rule, sources in policy.items():
        assert "*" not in sources
        assert "://" not in sources, f"{rule} names a host"
        assert "unsafe-eval" not in sources
    assert "'unsafe-inline'" not in policy["script-src"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("query", "tag"), [("", "zh-CN"), ("?lang=en", "en"), ("?lang=fr", "zh-CN")]
)
def test_the_first_page_is_in_the_readers_language(query: str, tag: str) -> None:
    answer = get(Shell(Platform(), ("coverage",)), f"/coverage{query}", accept="text/html")
    html = answer.body.decode()
    assert f'<html lang="{tag}">' in html
    assert ("<title>Gonghui Atlas</title>" if tag == "en" else "<title>工会图览</title>") in html
    assert "Streamlit<" not in html
    assert "favicon.svg" in html
    assert answer.headers["cache-control"] == "no-cache"


def test_every_inline_script_of_the_first_page_is_allowed_by_its_digest() -> None:
    html = get(Shell(Platform()), "/", accept="text/html").body.decode()
    assert len(INLINE.findall(html)) == len(script_digests()) == 2


@pytest.mark.parametrize(
    ("asked", "page", "kept"),
    [
        ("/covrage?year=2024", "/coverage", {"year": "2024", "page": "covrage"}),
        ("/Assistance", "/assistance", {"page": "Assistance"}),
        ("/overview?v=3", "/", {"v": "3"}),
        ("/wp-login", "/", {"page": "wp-login"}),
        ("/a/b/c?lang=en", "/", {"lang": "en", "page": "a/b/c"}),
    ],
)
def test_a_lost_link_leads_to_the_nearest_page_and_keeps_what_was_chosen(
    asked: str, page: str, kept: dict[str, str]
) -> None:
    shell = Shell(Platform(), ("overview", "coverage", "assistance"))
    answer = get(shell, asked, accept="text/html")
    assert answer.status_code == 307
    to = urlsplit(answer.headers["location"])
    assert (to.netloc, to.path, dict(parse_qsl(to.query))) == ("", page, kept)


@pytest.mark.parametrize(
    "address", ["/_stcore/host-config", "/static/js/x.js", "/media/abc", "/favicon.png", "/healthz"]
)
def test_what_is_no_page_is_left_to_the_platform(address: str) -> None:
    platform = Platform()
    get(Shell(platform, ("coverage",)), address, accept="text/html")
    assert len(platform.asked) == 1


def test_a_bug_shows_a_number_that_the_log_has_too(caplog: pytest.LogCaptureFixture) -> None:
    def page() -> None:
        from atlas.serving.faults import report

        report(ZeroDivisionError("secret path /etc"))

    app = AppTest.from_function(page).run()
    shown = app.error[0].value
    (record,) = [record for record in caplog.records if record.name == "atlas.faults"]
    number = record.getMessage().removeprefix("fault ")
    assert number in shown
    assert "程序错误" in shown
    assert "secret" not in shown
    assert record.exc_info[0] is ZeroDivisionError


def test_a_readers_error_shows_its_sentence_in_the_language_of_the_page() -> None:
    def page() -> None:
        from atlas.errors import SettingError
        from atlas.serving.faults import report

        report(SettingError("setting_port", found="eighty"))

    app = AppTest.from_function(page)
    app.query_params["lang"] = "en"
    assert "eighty" in app.run().error[0].value
    assert "65535" in app.error[0].value


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_themes_can_be_read(theme: str) -> None:
    chosen = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"][theme]
    papers = (chosen["backgroundColor"], chosen["secondaryBackgroundColor"])
    for paper in (*papers, chosen["sidebar"]["backgroundColor"]):
        for ink in ("textColor", "linkColor", "grayTextColor"):
            assert contrast(chosen[ink], paper) >= 4.5, f"{ink} on {paper}"
        assert contrast(chosen["primaryColor"], paper) >= 3
    assert contrast("#ffffff", chosen["primaryColor"]) >= 4.5


def test_nothing_is_reported_or_offered_to_the_outside() -> None:
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["toolbarMode"] == "minimal"
    assert config["client"]["showErrorDetails"] == "none"
    assert config["client"]["showErrorLinks"] is False
    assert config["runner"]["postScriptGC"] is False
    assert "fontFaces" not in config["theme"]


def test_a_port_in_use_is_said_and_not_taken() -> None:
    from atlas.errors import SettingError
    from atlas.serving.listening import listen

    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        with pytest.raises(SettingError) as refused:
            listen(taken.getsockname()[1])
    assert refused.value.code == "setting_port_taken"


def test_a_start_with_a_wrong_setting_says_so_in_both_languages_and_ends() -> None:
    started = subprocess.run(
        [sys.executable, "-m", "atlas.server"],
        cwd=ROOT,
        env=os.environ | {"PORT": "eighty"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert started.returncode == 2
    zh, en = started.stdout.splitlines()
    assert "PORT" in zh
    assert "整数" in zh
    assert "PORT" in en
    assert "whole number" in en
    assert started.stderr == ""
