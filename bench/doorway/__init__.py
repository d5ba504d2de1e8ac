"""The parts of `bench/front_door.py`: servers, the load, and what is measured with them."""
