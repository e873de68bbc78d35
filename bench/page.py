"""A criterion page (signed in, 6 queries or so, 10 fields) beside a bare Flask page; CPU time."""

from bench.audit import TEXT, application, signed_in
from bench.floor import bare_app
from bench.timing import compare


def main() -> None:
    with application() as (app, folder):
        ours, bare = signed_in(app, "lead"), bare_app(folder, TEXT).test_client()
        address = "/audits/bench/directorate-1/criteria/1.1"
        assert ours.get(address).status_code == 200
        compare("A criterion page", lambda: ours.get(address), lambda: bare.get("/"), goal=4)
