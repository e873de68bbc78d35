"""A fuzz of every form, address, file and command: whatever is sent, the answer is a page or a line in plain words.

`S11_FUZZ_INPUTS` says how many inputs in all (`make fuzz` sends 20,000, and other ones each time).
"""
