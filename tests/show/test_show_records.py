"""A log answers to what it is asked, as a provider does: no port, no name."""

from datetime import UTC, datetime, timedelta

import pandas
import pytest

from casebook import show
from casebook.show import records

SHARED = pandas.DataFrame(
    [("2026-09-11T22:30:00Z", "2026-09-11T22:50:00Z", "198.51.100.5", 1024, 5119, "K1"),
     ("2026-09-11T22:35:00Z", "2026-09-11T22:55:00Z", "198.51.100.5", 5120, 9215, "K2"),
     ("2026-09-12T00:35:00Z", "2026-09-12T00:55:00Z", "198.51.100.5", 5120, 9215, "K3")],
    columns=["from_utc", "to_utc", "address", "first_port", "last_port", "customer"],
)  # fmt: skip
RELAY = pandas.DataFrame(
    [("2026-09-11T22:41:08Z", "198.51.100.5", 6000, "203.0.113.9", 40000),
     ("2026-09-12T00:41:08Z", "198.51.100.5", 7000, "203.0.113.9", 40000)],
    columns=["time_utc", "client_address", "client_port", "relay_address", "relay_port"],
)  # fmt: skip
SECOND = datetime(2026, 9, 11, 22, 41, 8, tzinfo=UTC)


def test_a_shared_address_names_a_crowd_until_the_port_is_given() -> None:
    assert list(records.fitting(SHARED, "198.51.100.5", None, SECOND)["customer"]) == ["K1", "K2"]
    assert list(records.fitting(SHARED, "198.51.100.5", 6000, SECOND)["customer"]) == ["K2"]


def test_the_wrong_zone_leads_to_another_customer() -> None:
    local = records.at("2026-09-12 00:41:08", "+02:00")
    assert local == SECOND
    assert list(records.fitting(RELAY, "203.0.113.9", 40000, local)["client_port"]) == [6000]
    misread = records.at("2026-09-12 00:41:08", "UTC")
    assert list(records.fitting(RELAY, "203.0.113.9", 40000, misread)["client_port"]) == [7000]
    assert list(records.fitting(SHARED, "198.51.100.5", 7000, misread)["customer"]) == ["K3"]


@pytest.mark.parametrize("off", [timedelta(seconds=1), timedelta(seconds=-1)])
def test_a_moment_fits_to_the_second(off: timedelta) -> None:
    assert records.fitting(RELAY, "203.0.113.9", 40000, SECOND + off).empty


def test_what_is_typed_is_understood_or_the_way_to_write_it_is_shown() -> None:
    address, port, second, zone, shown = show.log_explorer(RELAY, ["UTC", "+02:00"], "the log").children
    assert "Give an address" in shown.value
    address.value = " 203.0.113.9 "
    assert "2 rows fit, without a port and a second." in shown.value
    second.value, zone.value = "2026-09-12 00:41:08", "+02:00"
    assert "1 row fits, without a port." in shown.value
    port.value = "http"
    assert "Write the port as a number" in shown.value
    port.value, address.value = "", "<script>"
    assert "0 rows fit" in shown.value
    assert "<script>" not in shown.value


def test_the_equivalent_is_the_whole_log() -> None:
    data, _ = show.log_explorer(RELAY, ["UTC"], "the log")._repr_mimebundle_()
    assert data["text/html"].count("203.0.113.9") == 2


def test_a_log_is_read_as_it_is_typed_above() -> None:
    data, _ = show.log_explorer(RELAY, ["UTC"], "the log")._repr_mimebundle_()
    assert "time (UTC)" in data["text/html"] and "client address" in data["text/html"]
    assert "2026-09-11 22:41:08" in data["text/html"] and "T22:41:08Z" not in data["text/html"]
