"""What a person types: forms of WTForms; the form of an answer is built from the framework."""
