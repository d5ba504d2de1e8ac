"""`python -m warraq` is `warraq`."""

from warraq.command import main

if __name__ == "__main__":
    main(prog_name="warraq")
