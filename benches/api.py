"""Our API and pages beside Datasette on the same rows, in one run, in alternating order.

    python3 -m venv V && V/bin/pip install -r benches/requirements-api.txt   # and `wrk`, from Debian
    V/bin/python benches/api.py PROGRAM [DATA] [SECONDS] [ROUNDS]

PROGRAM is the built `lexgap`, DATA its data folder (a new one, filled from the baseline, where absent). Both serve the
first 225 values of the Corruption Perceptions Index: Datasette from an indexed table of an immutable SQLite file, without
counting rows or suggesting facets; ours from `/api/v1/indicators/ti-cpi/series`. The page is a scorecard beside
Datasette's page of those rows. 16 connections each. Medians over the rounds; p99 from wrk. Asserts the targets: series
10 times and pages 8 times the requests per second, p99 at most a fifth.
"""
import json, os, re, sqlite3, statistics, subprocess, sys, tempfile, time, urllib.request
from pathlib import Path

program = Path(sys.argv[1]).resolve()
folder = Path(tempfile.mkdtemp(prefix="lexgap-bench-"))
data = Path(sys.argv[2]).resolve() if len(sys.argv) > 2 and sys.argv[2] != "-" else folder / "data"
seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 10
rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 3
ROWS, CONNECTIONS = 225, 16
SERIES = f"/api/v1/indicators/ti-cpi/series?limit={ROWS}"
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def get(url):
    with opener.open(url, timeout=60) as answer:
        return answer.read()


def wait_for(url, process):
    for _ in range(600):
        if process.poll() is not None:
            sys.exit(f"{process.args} ended")
        try:
            return get(url)
        except OSError:
            time.sleep(0.5)
    sys.exit(f"{url} does not answer")


def make_table(items):
    file = folder / "series.db"
    columns = list(items[0])
    with sqlite3.connect(file) as db:
        db.execute(f"CREATE TABLE points (id INTEGER PRIMARY KEY, indicator TEXT, {', '.join(columns)})")
        rows = [(i, "ti-cpi", *(item[c] for c in columns)) for i, item in enumerate(items)]
        db.executemany(f"INSERT INTO points VALUES ({', '.join('?' * (len(columns) + 2))})", rows)
        db.execute("CREATE INDEX by_indicator ON points (indicator)")
    db.close()
    return file


def measure(url):
    out = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", url], check=True,
                         capture_output=True, text=True).stdout
    assert "Non-2xx" not in out, out
    per_second = float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s|m)", out).groups()
    return per_second, float(value) * {"us": 1e-3, "ms": 1, "s": 1e3, "m": 6e4}[unit]


processes = []
try:
    ours = "http://127.0.0.1:39181"
    processes.append(subprocess.Popen([program, "serve", "--no-schedule", "--listen", "127.0.0.1:39181", "--data", data],
                                      stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
    wait_for(f"{ours}/healthz", processes[0])
    items, url = [], f"{ours}/api/v1/indicators/ti-cpi/series?limit=1000"
    while url:
        page = json.loads(get(url))
        items += page["items"]
        url = page["next"] and f"{ours}/api/v1/indicators/ti-cpi/series?limit=1000&cursor={page['next']}"
    theirs = "http://127.0.0.1:39182/series/points"
    datasette = Path(sys.executable).parent / "datasette"
    processes.append(subprocess.Popen(
        [datasette, "serve", "-i", make_table(items), "-p", "39182", "--setting", "suggest_facets", "off",
         "--setting", "max_returned_rows", "1000"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
    query = f"indicator=ti-cpi&_sort=id&_size={ROWS}&_nocount=1"
    wait_for(f"{theirs}.json?{query}", processes[1])
    # The same rows, or nothing that follows means anything.
    mine = json.loads(get(f"{ours}{SERIES}"))["items"]
    their = json.loads(get(f"{theirs}.json?{query}&_shape=array"))
    assert len(mine) == len(their) == ROWS and all(a[k] == b[k] for a, b in zip(mine, their) for k in a)

    pairs = {"series": (f"{ours}{SERIES}", f"{theirs}.json?{query}&_shape=array", 10),
             "page": (f"{ours}/jurisdictions/KEN", f"{theirs}?{query}", 8)}
    print(f"load before: {os.getloadavg()[0]:.1f}; {CONNECTIONS} connections, {seconds} s, {rounds} rounds")
    failed = False
    for name, (a, b, least) in pairs.items():
        found = {a: [], b: []}
        for i in range(rounds):
            for url in ((a, b) if i % 2 == 0 else (b, a)):
                found[url].append(measure(url))
        (rate, p99), (their_rate, their_p99) = (
            [statistics.median(x[i] for x in found[url]) for i in (0, 1)] for url in (a, b))
        faster, share = rate / their_rate, p99 / their_p99
        failed |= faster < least or share > 0.2
        print(f"{name}: {rate:,.0f} against {their_rate:,.0f} requests/s, {faster:.1f} times (at least {least}); "
              f"p99 {p99:.1f} against {their_p99:.1f} ms, {share:.3f} (at most 0.2)")
    print(f"load after: {os.getloadavg()[0]:.1f}")
    sys.exit(failed)
finally:
    for process in processes:
        process.terminate()
        process.wait()
