"""An address that leaves is one on the web."""

import pytest

from counterclaim.export.deriving.urls import web_address


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "http://", "not one", "//x.example/a", None]
)
def test_what_is_no_address_on_the_web_does_not_leave(url: str | None) -> None:
    assert web_address(url) is None


@pytest.mark.parametrize("url", ["https://wire.example/a?b=c", "http://wire.example/a"])
def test_an_address_on_the_web_stays_as_it_is(url: str) -> None:
    assert web_address(url) == url
