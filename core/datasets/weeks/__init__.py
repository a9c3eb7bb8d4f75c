"""One question asked of many weeks, or runs of seven days, in one pass."""
