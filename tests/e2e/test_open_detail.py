"""An open detail: the session's screen and its activity, live, for as long as it is open."""

from __future__ import annotations

import itertools
import json
import re
from typing import Any

import httpx2 as httpx
import pytest
from playwright.sync_api import FloatRect, Locator, Page, WebSocket, expect
from support.dashboard import PATIENT, Gate, disclose, open_live, row, start
from support.proxy import FaultyProxy
from support.server import ServerProcess

SCREEN = re.compile(r"^(Last )?[Ss]creen of ")
ACTIVITY = re.compile("^Activity of ")


def screen(session: Locator) -> Locator:
    """The screen in a session's open detail."""
    return session.get_by_role("log", name=SCREEN)


def activity(session: Locator) -> Locator:
    """The log in a session's open detail."""
    return session.get_by_role("log", name=ACTIVITY)


def lines(session: Locator) -> Locator:
    """The rows of the screen, from the top."""
    return screen(session).locator(".screen-line")


def box(part: Locator) -> FloatRect:
    """Where a part of the page is, in pixels."""
    found = part.bounding_box()
    assert found is not None
    return found


def comes_to_its_end(page: Page, log: Locator) -> None:
    """Wait until a log is scrolled to its end."""
    at_end = "log => log.scrollHeight - log.clientHeight - log.scrollTop < 8"
    page.wait_for_function(at_end, arg=log.element_handle())


def frames(page: Page) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Collect what the page's WebSockets send and receive from now on, decoded."""
    sent: list[dict[str, Any]] = []
    received: list[dict[str, Any]] = []

    def note(socket: WebSocket) -> None:
        socket.on("framesent", lambda payload: sent.append(json.loads(payload)))
        socket.on("framereceived", lambda payload: received.append(json.loads(payload)))

    page.on("websocket", note)
    return sent, received


def test_colours_and_a_moved_cursor_are_seen(
    page: Page, server: ServerProcess, program: httpx.Client, gate: Gate
) -> None:
    """What a terminal would show is on the page, cell by cell; the row has its title and last line."""
    painting = (
        r"\033]2;deploy\007\033[31;1mred\033[0m plain\n"
        r"overwritten\r\033[2Kkept\n"
        r"日本|\n1234|\n🇩काx|\n"
        r"\033[8;11H\033[7mhere\033[0m"
    )
    start(program, "sh", "-c", f"printf '{painting}'; {gate.wait}", title="painter")
    open_live(page, server.url)
    session = disclose(page, "painter")

    expect(lines(session).nth(0)).to_have_text("red plain", timeout=PATIENT)
    red = lines(session).nth(0).get_by_text("red", exact=True)
    expect(red).to_have_css("color", "rgb(179, 38, 30)")
    expect(red).to_have_css("font-weight", "700")
    expect(lines(session).nth(1)).to_have_text("kept")
    expect(lines(session).nth(7)).to_have_text("          here", use_inner_text=True)

    wide, narrow, mixed = (bar_offset(lines(session).nth(at)) for at in (2, 3, 4))
    assert max(abs(wide - narrow), abs(mixed - narrow)) < 1, "each of the three lines has its bar in the fifth cell"
    here, cursor = box(lines(session).nth(7).get_by_text("here")), box(session.locator(".cursor"))
    assert abs(cursor["x"] - here["x"] - here["width"]) < 1
    assert abs(cursor["y"] - here["y"]) < 1

    expect(session.locator(".summary")).to_contain_text("deploy")
    expect(session.locator(".summary")).to_contain_text("here")
    expect(session.locator(".summary")).to_contain_text(re.compile("80.24"))


def bar_offset(line: Locator) -> float:
    """How far into its line the character `|` begins, in pixels."""
    offset = line.evaluate(
        """line => {
            const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
                const at = texts.currentNode.data.indexOf("|");
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(texts.currentNode, at);
                range.setEnd(texts.currentNode, at + 1);
                return range.getBoundingClientRect().left - line.getBoundingClientRect().left;
            }
        }"""
    )
    assert isinstance(offset, float | int)
    return float(offset)


def test_activity_arrives_live_and_its_end_stays_in_view(
    page: Page, server: ServerProcess, program: httpx.Client, gate: Gate
) -> None:
    """New lines are seen as they come; who scrolled up is left alone until they ask for the newest."""
    burst = f"{gate.wait}; seq -f 'line %g' 1 60; "
    start(program, "sh", "-c", f"echo ready; {burst}{burst}{burst}{gate.wait}", title="talker")
    open_live(page, server.url)
    session = disclose(page, "talker")
    log = activity(session)
    expect(log).to_contain_text("ready", timeout=PATIENT)

    def lines_60(count: int) -> None:
        expect(log.get_by_text("line 60", exact=True)).to_have_count(count, timeout=PATIENT)

    gate.open()
    lines_60(1)
    expect(log.get_by_text("line 60", exact=True)).to_be_in_viewport()
    assert log.evaluate("box => box.scrollHeight - box.clientHeight - box.scrollTop") < 8

    log.focus()
    page.keyboard.press("Home")
    expect(log.get_by_text("ready")).to_be_in_viewport()
    gate.open()
    lines_60(2)
    expect(log.get_by_text("ready"), "the reader was left alone").to_be_in_viewport()

    session.get_by_role("button", name="Newest").click()
    expect(log.get_by_text("line 60", exact=True).last).to_be_in_viewport()
    expect(log).to_be_focused()
    gate.open()
    lines_60(3)
    expect(log.get_by_text("line 60", exact=True).last).to_be_in_viewport()


def test_end_of_the_activity_stays_in_view_when_the_window_becomes_another_size(
    page: Page, server: ServerProcess, program: httpx.Client
) -> None:
    """Lines that are broken anew make the log longer; it is the log of an ended session, so nothing else moves it."""
    start(program, "sh", "-c", f"for n in $(seq 1 50); do echo $n {'word ' * 14}; done; echo the end", title="turned")
    open_live(page, server.url)
    last = activity(disclose(page, "turned")).locator(".entry").last
    expect(last).to_contain_text("0", timeout=PATIENT)
    for width in (390, 1280, 600):
        page.set_viewport_size({"width": width, "height": 900})
        comes_to_its_end(page, activity(row(page, "turned")))


def test_end_of_the_activity_stays_in_view_when_the_window_turns_while_lines_come(
    page: Page, server: ServerProcess, program: httpx.Client
) -> None:
    """The box's own scrolls are told late, when it may be laid out anew: they are not the reader's."""
    talk = f"for n in $(seq 1 60); do echo $n {'word ' * 14}; sleep 0.05; done; echo the end"
    start(program, "sh", "-c", talk, title="turning")
    open_live(page, server.url)
    session = disclose(page, "turning")
    end = activity(session).get_by_text("the end", exact=True)
    widths = itertools.cycle((390, 1280, 600))
    while not end.count():
        page.set_viewport_size({"width": next(widths), "height": 900})
        page.evaluate("() => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))")
    comes_to_its_end(page, activity(session))
    expect(session.get_by_role("button", name="Newest")).to_have_count(0)


def test_topics_are_held_only_while_the_detail_is_open(
    page: Page, server: ServerProcess, program: httpx.Client, gate: Gate
) -> None:
    """Each is asked for once and given up once; after that the server sends nothing more of them."""
    step = f"{gate.wait}; echo more; "
    session_id = start(program, "sh", "-c", f"echo ready; {step}{step}{gate.wait}", title="watched")
    topics = {f"terminals.screen:{session_id}", f"sessions.activity:{session_id}"}
    sent, received = frames(page)
    open_live(page, server.url)
    expect(row(page, "watched")).to_contain_text("ready")

    def asked(kind: str) -> list[str]:
        return [topic for message in sent if message["type"] == kind for topic in message["topics"] if topic in topics]

    def seen() -> int:
        return sum(message.get("topic") in topics for message in received)

    assert (asked("subscribe"), seen()) == ([], 0)
    session = disclose(page, "watched")
    gate.open()
    expect(lines(session).nth(1)).to_have_text("more", timeout=PATIENT)
    expect(activity(session)).to_contain_text("more")
    assert sorted(asked("subscribe")) == sorted(topics)

    disclose(page, "watched")
    expect(screen(session)).to_have_count(0)
    assert sorted(asked("unsubscribe")) == sorted(topics)
    # The answer to this HTTP request is a round trip after the unsubscribe; what was under way has arrived by the
    # time the row shows what was written after it.
    start(program, "sh", "-c", "sleep 600", title="later")
    expect(row(page, "later")).to_contain_text("Running")
    before = seen()
    gate.open()
    expect(page.locator(f"[data-session='{session_id}'] .summary")).to_contain_text("more")
    start(program, "sh", "-c", "echo last; sleep 600", title="much later")
    expect(row(page, "much later")).to_contain_text("last")
    assert seen() == before
    assert sorted(asked("subscribe")) == sorted(topics)


def test_cut_while_open_gives_fresh_snapshots(
    page: Page, server: ServerProcess, proxy: FaultyProxy, program: httpx.Client, gate: Gate
) -> None:
    """Screen and activity say that they may be old; afterwards what happened meanwhile is in both."""
    start(program, "sh", "-c", f"echo before; {gate.wait}; echo meanwhile; {gate.wait}", title="goes on")
    open_live(page, server.url)
    session = disclose(page, "goes on")
    expect(lines(session).nth(0)).to_have_text("before", timeout=PATIENT)

    proxy.refuse(refusing=True)
    proxy.cut()
    expect(session.get_by_text("May be out of date.")).to_have_count(2)
    expect(lines(session).nth(0), "what was seen stays").to_have_text("before")
    gate.open()

    proxy.refuse(refusing=False)
    expect(lines(session).nth(1)).to_have_text("meanwhile", timeout=PATIENT)
    expect(activity(session)).to_contain_text("meanwhile")
    expect(session.get_by_text("May be out of date.")).to_have_count(0)


def test_ended_session_keeps_its_last_screen_and_its_activity(
    page: Page, server: ServerProcess, program: httpx.Client, gate: Gate
) -> None:
    """Open while it ends, and opened anew afterwards: the same is there."""
    start(program, "sh", "-c", f"echo last words; {gate.wait}; exit 3", title="ends")
    open_live(page, server.url)
    session = disclose(page, "ends")
    expect(lines(session).nth(0)).to_have_text("last words", timeout=PATIENT)
    gate.open()
    for _ in range(2):
        expect(session.get_by_role("group", name="Last screen")).to_contain_text("closed", timeout=PATIENT)
        expect(lines(session).nth(0)).to_have_text("last words")
        expect(activity(session)).to_contain_text("last words")
        expect(activity(session).locator(".entry").last).to_contain_text("3")
        page.reload()
        disclose(page, "ends")


def test_restarted_server_has_the_activity_and_says_that_the_screen_is_gone(
    page: Page, server: ServerProcess, program: httpx.Client
) -> None:
    """kill -9 while a detail is open: the page finds its way back by itself."""
    start(program, "sh", "-c", "echo seen; sleep 600", title="goes down")
    open_live(page, server.url)
    session = disclose(page, "goes down")
    expect(activity(session)).to_contain_text("seen", timeout=PATIENT)

    server.kill()
    expect(session.get_by_text("May be out of date.")).to_have_count(2)
    server.start()
    expect(session).to_contain_text("Lost", timeout=PATIENT)
    expect(session).to_contain_text("The server keeps no screen of this session.", timeout=PATIENT)
    expect(activity(session).locator(".state-lost")).to_have_count(1)


def test_keyboard_opens_a_detail_and_goes_through_it(page: Page, server: ServerProcess, program: httpx.Client) -> None:
    """Enter opens it; Tab goes on to the screen and the activity, each with a name; Enter closes it again."""
    start(program, "sh", "-c", "seq 1 100; sleep 600", title="by keyboard")
    open_live(page, server.url)
    session = row(page, "by keyboard")
    session.locator("button[aria-expanded]").focus()
    page.keyboard.press("Enter")
    expect(screen(session)).to_be_visible(timeout=PATIENT)
    expect(activity(session)).to_be_visible(timeout=PATIENT)
    page.keyboard.press("Tab")
    expect(session.get_by_role("button", name="Stop")).to_be_focused()
    page.keyboard.press("Tab")
    expect(screen(session)).to_be_focused()
    page.keyboard.press("Tab")
    expect(activity(session)).to_be_focused()


@pytest.mark.parametrize("width", [390, 1280])
def test_wide_screen_scrolls_in_itself_and_never_the_page(
    page: Page, server: ServerProcess, program: httpx.Client, width: int
) -> None:
    """Eighty columns and endless lines, on a phone and on a desk: every column can be reached."""
    start(program, "sh", "-c", "seq -s . 1 2000; sleep 600", title="wide")
    page.set_viewport_size({"width": width, "height": 800})
    open_live(page, server.url)
    session = disclose(page, "wide")
    expect(lines(session).nth(0)).not_to_be_empty(timeout=PATIENT)
    expect(activity(session)).to_contain_text("1999", timeout=PATIENT)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    inner = screen(session).locator(".screen")
    screen(session).evaluate("box => box.scrollLeft = box.scrollWidth")
    assert box(inner)["x"] + box(inner)["width"] <= box(screen(session))["x"] + box(screen(session))["width"] + 1
    assert float(inner.evaluate("element => parseFloat(getComputedStyle(element).fontSize)")) >= 9
