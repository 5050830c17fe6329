"""Decoding of whole sources: kinds of messages, slicing, several streams, damage."""

from __future__ import annotations

import mmap
from pathlib import Path

import pytest

from rerun_render.core.errors import RrdError
from rerun_render.core.report import Reporter
from rerun_render.rrd.decoder import Decoder, read_arrow_msg, scan
from rerun_render.rrd.messages import (
    ArrowMsg,
    BlueprintActivation,
    EndOfStream,
    Message,
    SetStoreInfo,
    StoreId,
    StoreKind,
    StreamHeader,
)
from rerun_render.rrd.payload import decode_record_batch
from tests.helpers import rrd_writer as w

DATA = Path(__file__).parents[2] / "data" / "rrd"
VERSIONS = ["0.23.4", "0.24.1", "0.26.2", "0.28.2", "0.30.2", "0.36.3", "0.41.0"]
# Chunks and rows that the official 0.41 tool counts in the same files; 0.23 writes indicators as chunks of their own.
OFFICIAL_COUNTS = dict.fromkeys(VERSIONS, (18, 73)) | {"0.23.4": (36, 91)}


def read(data: bytes) -> tuple[list[Message], Reporter]:
    reporter = Reporter()
    return list(scan(data, reporter)), reporter


def chunks(messages: list[Message]) -> list[ArrowMsg]:
    return [message for message in messages if isinstance(message, ArrowMsg)]


def entities(messages: list[Message]) -> list[str]:
    batches = [decode_record_batch(message) for message in chunks(messages)]
    return [batch.schema.metadata[b"rerun:entity_path"].decode() for batch in batches]


def chunk(entity: str, **options: object) -> bytes:
    return w.arrow_msg(w.chunk_batch(entity), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("version", VERSIONS)
def test_official_files_decode_without_issues(version: str) -> None:
    data = (DATA / version / "all_basic.rrd").read_bytes()
    messages, reporter = read(data)
    assert list(reporter) == []
    assert isinstance(messages[0], StreamHeader)
    assert ".".join(map(str, messages[0].version[:3])) == version
    assert isinstance(messages[-1], EndOfStream)
    rows = [decode_record_batch(message).num_rows for message in chunks(messages)]
    assert (len(rows), sum(rows)) == OFFICIAL_COUNTS[version]
    assert {message.store_id.application_id for message in chunks(messages)} == {"rerun_render_tests"}
    (info,) = {(m.store_id, m.version, m.source.split(".")[0]) for m in messages if isinstance(m, SetStoreInfo)}
    assert info == (chunks(messages)[0].store_id, messages[0].version, "Python SDK 3")


def test_blueprints_name_their_own_store_and_activation() -> None:
    messages, reporter = read((DATA / "0.41.0" / "blueprint_inside.rrd").read_bytes())
    assert list(reporter) == []
    (activation,) = [message for message in messages if isinstance(message, BlueprintActivation)]
    assert activation.store_id.kind is StoreKind.BLUEPRINT
    assert activation.store_id in {message.store_id for message in chunks(messages)}
    assert {message.store_id.kind for message in chunks(messages)} == {StoreKind.BLUEPRINT, StoreKind.RECORDING}


@pytest.mark.parametrize("step", [1, 7, 100, 5000])
def test_any_slicing_gives_the_same_messages(step: int) -> None:
    data = (DATA / "0.41.0" / "concatenated.rrd").read_bytes()
    decoder = Decoder(Reporter())
    messages: list[Message] = []
    for start in range(0, len(data), step):
        messages += decoder.feed(data[start : start + step])
    messages += decoder.finish()
    assert messages == list(scan(data))


def test_messages_come_as_soon_as_they_are_complete() -> None:
    first, second = chunk("/a"), chunk("/b")
    decoder = Decoder()
    assert [type(m) for m in decoder.feed(w.header() + first + second[:-1])] == [StreamHeader, ArrowMsg]
    assert [type(m) for m in decoder.feed(second[-1:])] == [ArrowMsg]


def test_bytes_that_the_caller_reuses_are_copied() -> None:
    data = bytearray(w.header() + chunk("/a"))
    decoder = Decoder()
    messages = decoder.feed(data)
    data[:] = bytes(len(data))
    assert entities(messages) == ["/a"]


def test_memory_mapped_file_is_not_copied(tmp_path: Path) -> None:
    path = tmp_path / "a.rrd"
    path.write_bytes(w.header() + chunk("/a", compress=False) + w.end())
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    (message,) = chunks(list(scan(mapped)))
    assert isinstance(message.payload, memoryview)
    assert message.payload.obj is mapped


@pytest.mark.parametrize("compress", [True, False])
def test_offset_and_size_find_the_message_again(compress: bool) -> None:
    data = w.header() + w.set_store_info() + chunk("/a", chunk_id=5, is_static=False, compress=compress) + w.end()
    (message,) = chunks(list(scan(data)))
    assert message.chunk_id == (5).to_bytes(16, "big")
    assert message.is_static is False
    assert read_arrow_msg(data, message.offset, message.size) == message
    with pytest.raises(RrdError, match="outside the source"):
        read_arrow_msg(data, message.offset, len(data))


@pytest.mark.parametrize("order", ["before", "after"])
def test_application_told_only_by_store_info_reaches_every_message(order: str) -> None:
    store = w.store_id("r", None)
    info = w.set_store_info(store, application="my app")
    body = [chunk("/a", store=store), w.activation(store, make_active=True, make_default=False)]
    parts = [info, *body] if order == "before" else [*body, info]
    messages, reporter = read(w.header((0, 24, 1, 0)) + b"".join(parts) + w.end())
    assert list(reporter) == []
    named = [m for m in messages if isinstance(m, ArrowMsg | BlueprintActivation | SetStoreInfo)]
    assert len(named) == 3
    assert {m.store_id for m in named} == {StoreId(StoreKind.RECORDING, "my app", "r")}


def test_messages_without_any_application_are_kept() -> None:
    messages, _ = read(w.header() + chunk("/a", store=w.store_id("r", None)) + w.end())
    assert [m.store_id.application_id for m in chunks(messages)] == [None]


def test_several_stores_may_interleave() -> None:
    stores = [w.store_id("one"), w.store_id("two"), w.store_id("three", blueprint=True)]
    data = w.header() + b"".join(chunk(f"/{i}", store=stores[i % 3]) for i in range(6)) + w.end()
    ids = [message.store_id.recording_id for message in chunks(list(scan(data)))]
    assert ids == ["one", "two", "three"] * 2


def test_concatenated_streams_with_and_without_footer() -> None:
    footered = w.header() + chunk("/b")
    footered += w.end_with_footer(footered)
    parts = [
        w.header((0, 23, 4, 0)) + chunk("/a") + w.end(),  # no stream footer after the end marker
        footered,
        w.header() + chunk("/c"),  # no end marker at all
        w.header() + chunk("/d") + w.end(),
    ]
    data = b"".join(parts)
    messages, reporter = read(data)
    assert list(reporter) == []
    assert entities(messages) == ["/a", "/b", "/c", "/d"]
    starts = [sum(map(len, parts[:i])) for i in range(4)]
    assert [m.offset for m in messages if isinstance(m, StreamHeader)] == starts


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"RRF2\0", "ends inside the stream header"),
        (b"RRF0" + bytes(20), "RRF0"),
        (b"RRF1" + bytes(20), "RRF1"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "not a Rerun recording"),
        (w.header(serializer=9) + bytes(20), "unknown options"),
        (w.header((0, 22, 1, 0), serializer=1) + bytes(20), r"0\.22\.1.*0\.23 to 0\.41.*rerun rrd merge"),
    ],
)
def test_sources_that_are_no_readable_recording(data: bytes, words: str) -> None:
    with pytest.raises(RrdError, match=words):
        list(scan(data))
    decoder = Decoder()
    with pytest.raises(RrdError, match=words):
        for byte in data:
            decoder.feed(bytes([byte]))
        decoder.finish()


def test_header_alone_is_an_empty_recording() -> None:
    messages, reporter = read(w.header())
    assert [type(m) for m in messages] == [StreamHeader]
    assert reporter.losses == ()


def test_newer_version_is_read_and_told() -> None:
    messages, reporter = read(w.header((0, 99, 0, 0)) + chunk("/a") + w.end())
    assert entities(messages) == ["/a"]
    assert [issue.kind for issue in reporter] == ["newer-version"]
    assert reporter.losses == ()


def test_missing_end_marker_loses_nothing() -> None:
    messages, reporter = read((DATA / "0.41.0" / "no_footer.rrd").read_bytes())
    assert len(chunks(messages)) == 2
    assert [(issue.severity, issue.kind) for issue in reporter] == [("info", "no-end-marker")]


def test_cut_inside_a_message_is_placed() -> None:
    start = w.header() + chunk("/a")
    messages, reporter = read(start + chunk("/b")[:-10])
    assert entities(messages) == ["/a"]
    assert [(issue.kind, issue.subject) for issue in reporter.losses] == [("truncated", f"byte {len(start)}")]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda m: b"\x09" + m[1:], id="kind"),
        pytest.param(lambda m: m[:8] + b"\x01" + m[9:], id="length"),
        pytest.param(lambda m: m[:13] + b"\x01" + m[14:], id="length 2^40"),
        pytest.param(lambda m: m[:16] + b"\xff" + m[17:], id="first tag"),
        pytest.param(lambda m: m[:40], id="cut out"),
        pytest.param(lambda m: m[:100] + w.noise(3) + m[100:], id="inserted"),
        pytest.param(lambda m: bytes(len(m)), id="zeroed"),
    ],
)
def test_messages_after_damage_are_recovered(damage: object) -> None:
    before = w.header() + chunk("/a")
    damaged = damage(chunk("/lost"))  # type: ignore[operator]
    data = before + damaged + chunk("/b") + w.activation(w.store_id(), make_active=True, make_default=True) + w.end()
    messages, reporter = read(data)
    kept = entities([m for m in messages if not isinstance(m, ArrowMsg) or is_readable(m)])
    assert kept == ["/a", "/b"]
    assert any(isinstance(message, BlueprintActivation) for message in messages)
    assert isinstance(messages[-1], EndOfStream)
    if len(chunks(messages)) == 2:  # else the damage is inside the payload, and decoding the payload tells it
        place = int(reporter.losses[0].subject.removeprefix("byte "))
        assert len(before) <= place < len(before) + len(damaged)


def is_readable(message: ArrowMsg) -> bool:
    try:
        decode_record_batch(message)
    except RrdError:
        return False
    return True


def test_later_streams_are_found_behind_junk() -> None:
    data = w.header() + chunk("/a") + w.end() + b"junk" * 10 + w.header() + chunk("/b") + w.end()
    messages, reporter = read(data)
    assert entities(messages) == ["/a", "/b"]
    assert len(reporter.losses) == 1


@pytest.mark.parametrize("missing", range(1, 32))
def test_cut_inside_the_stream_footer_loses_nothing(missing: int) -> None:
    first = w.header() + chunk("/a") + w.end()
    second = w.header() + chunk("/b")
    data = first + second + w.end_with_footer(second)
    messages, reporter = read(data[:-missing])
    assert entities(messages) == ["/a", "/b"]
    assert [(issue.severity, issue.kind) for issue in reporter] == [("info", "truncated")]


def test_trailing_junk_is_told_and_the_rest_kept() -> None:
    data = w.header() + chunk("/a") + w.end()
    messages, reporter = read(data + b"junk" * 10)
    assert entities(messages) == ["/a"]
    assert [(issue.kind, issue.subject) for issue in reporter.losses] == [("trailing-bytes", f"byte {len(data)}")]


def test_unreadable_message_does_not_stop_reading() -> None:
    bad_id = w.frame(2, w.blob(1, w.number(1, 9) + w.blob(2, b"r")) + w.blob(5, b"x"))
    bad_text = w.frame(3, w.blob(1, w.number(1, 1) + w.blob(2, b"\xff\xfe")))
    bad_compression = w.frame(2, w.blob(1, w.store_id()) + w.number(2, 7) + w.blob(5, b"x"))
    messages, reporter = read(w.header() + bad_id + bad_text + bad_compression + chunk("/b") + w.end())
    assert entities(messages) == ["/b"]
    assert [issue.kind for issue in reporter.losses] == ["damaged-message"] * 3


def test_number_of_reports_is_bounded() -> None:
    bad = w.frame(1, w.blob(1, w.tuid(1)))
    messages, reporter = read(w.header() + bad * 5000 + chunk("/b") + w.end())
    assert entities(messages) == ["/b"]
    assert len(reporter.losses) < 200
    assert any("4900 more" in issue.message for issue in reporter.losses)
