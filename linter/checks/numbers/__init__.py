"""Numbers, dates and times that cannot be meant as they stand."""
