from io import BytesIO

from tests.conftest import FRAMEWORK

ANOTHER = FRAMEWORK.replace(b"id: small", b"id: another").replace(b"A small framework", b"<i>Another</i>")


def upload(browser, content, name="another.yaml"):
    return browser.post("/admin/frameworks", {"file": (BytesIO(content), name)})


def test_a_framework_is_taken_in_and_shown_with_its_scale_and_criteria(browser):
    page = upload(browser("admin"), ANOTHER)

    assert page.heading == "<i>Another</i>"
    assert "In place and known to work" in page.text
    assert "2.2 Staff know what to do" in page.text


def test_frameworks_are_listed_with_the_audits_that_ask_them(browser):
    page = browser("admin").get("/admin/frameworks")

    rows = [row.get_text(" ", strip=True) for row in page.soup.select("tbody tr")]
    assert [row.split()[-2:] for row in rows] == [["Built", "in"], ["Built", "in"], ["Taken", "in"]]
    assert "small 1 2 4 1" in rows[2]


def test_a_broken_file_is_refused_with_line_and_key(browser):
    page = upload(browser("admin"), ANOTHER.replace(b"colour: amber", b"colour: beige"))

    assert "another.yaml:9: " in page.soup.select_one(".govuk-error-summary").get_text()
    assert browser("admin").get("/admin/frameworks/another/1").status == 404


def test_another_text_under_the_same_version_is_refused(browser):
    page = upload(browser("admin"), FRAMEWORK + b"#\n")

    assert "another text is another version" in page.soup.select_one(".govuk-error-summary").get_text()


def test_no_file_at_all_is_asked_for(browser):
    page = browser("admin").post("/admin/frameworks", {})

    assert "Select a framework file" in page.text
