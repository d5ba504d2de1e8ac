"""Fill an empty database with a newspaper of generated stories, all released.

    python -m bench.generator --stories 100000 --database postgresql://postgres@127.0.0.1:5432/big --data-dir /tmp/big

The database must be there and empty (a file of SQLite is made); its tables are made first. The same number and seed
give the same newspaper. Readers' pages answer under the host bench.test, for example after

    WARRAQ_DATABASE_URL=… WARRAQ_DATA_DIR=… DJANGO_SETTINGS_MODULE=bench.settings warraq up
"""

import argparse
import os
import sys
from pathlib import Path

from warraq import runtime

runtime.prepare()


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.generator", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--stories", type=int, required=True, help="how many, 1000000 at most")
    parser.add_argument("--database", required=True, help="sqlite:///FILE or postgresql://USER@HOST:PORT/NAME")
    parser.add_argument("--data-dir", type=Path, required=True, help="where pictures go, and whatever else is no row")
    parser.add_argument("--seed", type=int, default=1, help="another one gives other stories (default: 1)")
    parser.add_argument("--pictures", type=int, default=4, help="how many different pictures they share (default: 4)")
    parser.add_argument(
        "--public-only", action="store_true", help="only what readers get, without the newsroom's pages and revisions"
    )
    arguments = parser.parse_args()
    if not 1 <= arguments.stories <= 1_000_000:
        parser.error("--stories is from 1 to 1000000")
    arguments.data_dir.mkdir(parents=True, exist_ok=True)
    os.environ["WARRAQ_DATABASE_URL"] = arguments.database
    os.environ["WARRAQ_DATA_DIR"] = str(arguments.data_dir.resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    return _load(arguments)


def _load(arguments: argparse.Namespace) -> int:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import OperationalError

    from bench.generator.load import load
    from warraq.masthead.models import Edition

    try:
        call_command("migrate", verbosity=0)
    except OperationalError as error:
        print(f"The database cannot be used: {str(error).splitlines()[0]}", file=sys.stderr)
        return 2
    if Edition.objects.exists():
        print("The database already holds a newspaper: give an empty one.", file=sys.stderr)
        return 2

    def tell(written: int) -> None:
        print(f"\r{written:>9,} of {arguments.stories:,}", end="", file=sys.stderr, flush=True)

    loaded = load(
        arguments.stories,
        seed=arguments.seed,
        pictures=arguments.pictures,
        public_only=arguments.public_only,
        on_progress=tell if sys.stderr.isatty() else None,
    )
    print(
        f"{loaded.stories:,} stories in {loaded.seconds:.1f} s, {loaded.per_second:,.0f} a second, {loaded.cpu_seconds:.1f} s of processor time"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
