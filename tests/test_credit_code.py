"""Check characters of the unified social credit code: codes of real bodies pass, a slip in any place does not."""

from __future__ import annotations

import pytest

from gwstd.domain.credit_code import is_valid

REAL = ("11511301008778183N", "115113010833722043", "11441700007280420Y", "11370300MB28347540", "91350200MA2YJ1XR9G")


@pytest.mark.parametrize("code", REAL)
def test_real_codes(code: str) -> None:
    assert is_valid(code)


@pytest.mark.parametrize(
    "code", ["91350203M0001QAY9B", "", "1151130100877818", "1151130100877818IN", "11511301008778183n"]
)
def test_others(code: str) -> None:
    assert not is_valid(code)


@pytest.mark.parametrize("place", range(18))
def test_one_slip_is_always_seen(place: int) -> None:
    good = REAL[1]
    for digit in "0123456789":
        if digit != good[place]:
            assert not is_valid(good[:place] + digit + good[place + 1 :])
