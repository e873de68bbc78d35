"""What is asked: the frameworks of standards and criteria, as versioned files, and their vocabulary."""
