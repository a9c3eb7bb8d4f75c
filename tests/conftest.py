"""Settings that all tests share."""

from hypothesis import settings

# One run of a property may load the lexicon or the data; a deadline would measure the machine, not the program.
settings.register_profile("project", deadline=None, print_blob=True)
settings.load_profile("project")
