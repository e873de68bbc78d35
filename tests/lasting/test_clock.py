"""The machine's clock jumps while people work: nothing breaks, nothing is lost, and all is well once it is right."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.lasting.council import founded
from tests.lasting.kept import kept
from tests.lasting.served import Served
from tests.lasting.visitor import Visitor, address_of

HERE = address_of("housing", "1.1")
HOUR, DAY, YEAR = 3600, 24 * 3600, 365 * 24 * 3600
SIGNED_OUT = {302, 400, 401}


@pytest.fixture
def clock(tmp_path):
    """A file with the seconds by which the server's clock is wrong, and what the server needs for it."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("no C compiler: what a clock that jumps does was not tried")
    library, file = tmp_path / "clock.so", tmp_path / "clock"
    source = Path(__file__).with_name("clock.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    file.write_text("0")
    return file, {"LD_PRELOAD": str(library), "S11_TEST_CLOCK": str(file)}


@pytest.mark.parametrize("jump", [-HOUR, -YEAR, 2 * DAY, YEAR])
def test_a_clock_that_jumps_breaks_nothing(tmp_path, clock, jump):
    file, environment = clock
    passwords = founded(tmp_path / "data")
    server = Served(tmp_path / "data", environment=environment).start()
    try:
        lead = Visitor(server.address, "lead", passwords["lead"])
        assert lead.save(HERE, "before", lead.fields(HERE))[0] == 200
        seen = lead.fields(HERE)

        file.write_text(str(jump))

        status, _ = lead.save(HERE, "meanwhile", seen)
        assert status in {200, 409} | SIGNED_OUT
        again = Visitor(server.address, "lead", passwords["lead"])
        assert again.send("/account")[0] == 200 and again.send(HERE)[0] == 200
        assert again.send(f"{HERE}/history")[0] == 200

        file.write_text("0")

        back = Visitor(server.address, "lead", passwords["lead"])
        assert back.save(HERE, "afterwards", back.fields(HERE))[0] == 200
        assert back.send(f"{HERE}/history")[0] == 200
    finally:
        server.stop()
    found = kept(tmp_path / "data")
    assert {"before", "afterwards"} <= found.texts and found.wrong == ()
