"""The parts of `bench/render.py`: databases of the run's own, and a process for each that measures when it is told."""
