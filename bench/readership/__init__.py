"""What bench/audience.py measures: a year of counts, and readers beside a stream of beacons."""
