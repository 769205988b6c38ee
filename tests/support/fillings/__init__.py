"""What `fill_station` adds of each part of casework: a row in each of its tables.

A module here has `fill(filled)`, called inside the scope of the station's worker, and puts
secrets of `tests.support.filling` into every text that nobody else may read.
"""
