"""What ``measure.py`` answers with: amounts, shares, places, and what holds week after week, each with its working."""
