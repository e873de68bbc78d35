"""The floor: a bare Flask page with one query and one plain template, and a bare POST with one durable commit."""

from pathlib import Path

from flask import Flask, render_template_string, request
from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

PAGE = """<!doctype html><html lang="en"><head><title>{{ note.title }}</title></head>
<body><main><h1>{{ note.title }}</h1><form method="post"><textarea name="text">{{ note.text }}</textarea>
<button>Save</button></form></main></body></html>"""


def bare_app(folder: Path, text: str) -> Flask:
    """Make a Flask application with one table, one page and one POST; its SQLite is set up as ours is."""
    from flask_sqlalchemy import SQLAlchemy

    bare = SQLAlchemy()

    class Note(bare.Model):  # type: ignore[name-defined]
        id: Mapped[int] = mapped_column(primary_key=True)
        title: Mapped[str] = mapped_column(Text)
        text: Mapped[str] = mapped_column(Text)

    app = Flask("bare")
    app.config["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{folder / 'bare.db'}"
    bare.init_app(app)

    @app.get("/")
    def page() -> str:
        return render_template_string(PAGE, note=bare.session.get(Note, 1))

    @app.post("/")
    def save() -> str:
        bare.session.get(Note, 1).text = request.form["text"]
        bare.session.commit()
        return "saved"

    with app.app_context():
        bare.create_all()
        bare.session.add(Note(id=1, title="A page", text=text))
        bare.session.commit()
    return app
