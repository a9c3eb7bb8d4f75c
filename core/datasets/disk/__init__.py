"""A snapshot on disk: its folder, its files and their rules."""
