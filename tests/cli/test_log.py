import json
import sqlite3


def test_the_trail_of_the_demonstration_holds(s11, loaded_demonstration):
    done = s11("log", "verify", data=loaded_demonstration)

    assert done.status == 0
    assert done.out.startswith("The trail holds: ")


def test_a_trail_that_was_changed_is_refused_with_the_place(s11, folder, slough):
    s11("import", slough)
    s11("user", "add", "admin@example.org", "--role", "admin")
    with sqlite3.connect(folder / "s11.db") as database:
        database.execute("DROP TRIGGER trail_unchanged")
        database.execute("UPDATE trail SET who = 99 WHERE id = 2")

    done = s11("log", "verify")

    assert done.status == 1
    assert "the trail breaks at entry 2" in done.error


def test_the_whole_trail_is_written_an_entry_a_line(s11, slough):
    s11("import", slough)

    done = s11("log", "export")

    entries = [json.loads(line) for line in done.out.splitlines()]
    assert [entry["id"] for entry in entries] == list(range(1, len(entries) + 1))
    assert [entry["what"] for entry in entries][-1] == "trail.exported"
