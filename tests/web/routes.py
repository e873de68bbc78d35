"""Every route as an address, with values in it that exist where they can."""

ANYTHING = {
    "cycle": "testshire-now",
    "directorate": "housing",
    "criterion": "1.1",
    "standard": "1",
    "kind": "cmt",
    "ending": "pdf",
    "filename": "s11.css",
}


def addresses(app):
    """Return (endpoint, method, address) of every route; what is not named in `ANYTHING` is 1."""
    found = []
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            values = {name: ANYTHING.get(name, 1) for name in rule.arguments}
            address = rule.build(values)[1]
            found += [(rule.endpoint, method, address) for method in sorted(rule.methods & {"GET", "POST"})]
    return found
