"""How often the checker is right, on sentences written out of the data and on altered copies: ``make accuracy``.

``figures`` works out what is true from the CSV files alone, ``numbers`` rounds it as the press does, ``sentences``
puts it into words, ``alter`` makes copies that are not true, and ``run`` has the program judge both.
"""
