"""What a person sorts, filters and counts: the papers' contents as tables, in a workbook or as CSV."""
