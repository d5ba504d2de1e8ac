"""The disk tier full for real, and damaged while it is in use; real processes."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.faults.nodes import Cluster, free_port, wait_until
from tests.faults.readers import Readers, get, health, wait_for
from warraq.delivery.cache.reach import find_reach

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cluster(paper, tmp_path, settings):
    settings.WARRAQ_REDIS_URL = ""
    cluster = Cluster(tmp_path)
    cluster.port = free_port()
    yield cluster
    cluster.stop()


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 24 MB where the node keeps its pages."""
    folder = tmp_path / "a"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "none", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small file system")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def start(cluster):
    cluster.start_web("a", cluster.port)
    wait_until(lambda: health(cluster.port)["position"] >= 0, what="the web", seconds=240)


def test_on_a_full_disk_pages_are_served_and_a_withdrawn_one_is_not_even_after_a_restart(cluster, paper, small_disk):
    start(cluster)
    gone = paper.release(50, "خبر سُحب والقرص ممتلئ")
    with Readers([cluster.port], paper.paths) as readers:
        for path in [*paper.paths, gone]:
            assert get(cluster.port, path).status_code == 200
        _fill(small_disk)

        entry = paper.withdraw(50)
        wait_until(lambda: find_reach(entry).is_everywhere, what="withdrawal", seconds=60)
        readers.forbidden = {"خبر سُحب والقرص ممتلئ"}
        assert get(cluster.port, gone).status_code in {404, 410}
        fresh = paper.release(51, "خبر نُشر والقرص ممتلئ")
        wait_until(lambda: "خبر نُشر والقرص ممتلئ" in get(cluster.port, "/").text, seconds=30, what="fresh")
        assert get(cluster.port, fresh).status_code == 200
        assert shutil.disk_usage(small_disk).free < 64 * 1024
    assert set(readers.statuses) == {200}
    assert (readers.torn, readers.stale) == ([], [])

    cluster.kill("web-a")
    start(cluster)
    assert get(cluster.port, gone).status_code in {404, 410}
    assert "خبر سُحب والقرص ممتلئ" not in "".join(get(cluster.port, path).text for path in paper.paths)

    (small_disk / "filling").unlink()
    known = health(cluster.port)["position"]
    paper.release(52, "خبر بعد أن وُجد مكان")
    wait_until(lambda: health(cluster.port)["position"] > known, seconds=30, what="hearing")
    wait_until(lambda: get(cluster.port, "/ثقافة/خبر-52/").status_code == 200, seconds=30, what="the new page")


def _fill(folder: Path) -> None:
    file = os.open(folder / "filling", os.O_WRONLY | os.O_CREAT)
    try:
        while os.write(file, bytes(4096)):
            pass
    except OSError:
        os.close(file)


@pytest.mark.parametrize("damage", ["noise", "cut"])
def test_a_disk_tier_damaged_while_in_use_is_found_and_built_anew(cluster, paper, tmp_path, damage):
    start(cluster)
    before = {path: get(cluster.port, path).content for path in paper.paths}
    pages = tmp_path / "a" / "cache" / "pages.lmdb"
    wait_until(lambda: pages.stat().st_size > 100_000, what="pages on disk", seconds=30)
    size = pages.stat().st_size
    with pages.open("r+b") as file:
        if damage == "cut":
            file.truncate(size // 3)
        else:
            for place in range(8192, size, 4096):
                file.seek(place)
                file.write(os.urandom(2048))

    # Something has to be looked up on disk: a page that memory does not hold, and what a release makes stale.
    path = paper.release(53, "خبر بعد التلف")
    wait_until(lambda: "خبر بعد التلف" in get(cluster.port, "/").text, seconds=120, what="fresh")
    assert wait_for(cluster.port, path).status_code == 200
    after = {path: wait_for(cluster.port, path) for path in paper.paths}
    assert {answer.status_code for answer in after.values()} == {200}
    assert all(answer.text.endswith("</html>\n") for answer in after.values())
    assert "خبر بعد التلف" in after["/"].text
    assert len(before) == len(after)

    cluster.kill("web-a")
    start(cluster)
    time.sleep(0.5)
    assert {get(cluster.port, path).status_code for path in paper.paths} == {200}
    log = (tmp_path / "web-a.log").read_text()
    assert "Disk tier is damaged" in log or "broken record" in log or "given up" in log, log[-2000:]
