"""Single sign-on: ask the provider who somebody is, and find the person that this is here."""
