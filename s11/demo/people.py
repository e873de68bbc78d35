"""Who signs in to the demonstration: one person a role, the first two of Brightwater's Housing."""

PEOPLE = (
    ("lead.housing@example.org", "lead", "brightwater-2024/housing", "Safeguarding lead, Housing"),
    ("director.housing@example.org", "director", "brightwater-2024/housing", "Director of Housing"),
    ("manager@example.org", "manager", None, "Board business manager"),
    ("cmt@example.org", "cmt", None, "Corporate management team"),
    ("scrutiny@example.org", "scrutiny", None, "Scrutiny panel member"),
    ("admin@example.org", "admin", None, "System administrator"),
)
