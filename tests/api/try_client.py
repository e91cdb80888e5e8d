"""Uses the generated client against a running server: python try_client.py FOLDER ADDRESS.

What the client says must be what the plain JSON says.
"""

import json
import sys
import urllib.request

folder, address = sys.argv[1:]
sys.path.insert(0, folder)

from lexgap_client import Client  # noqa: E402
from lexgap_client.api.figures import get_fact, list_observations  # noqa: E402
from lexgap_client.api.indicators import list_indicator_series  # noqa: E402
from lexgap_client.api.places_and_laws import get_jurisdiction, get_law, list_laws  # noqa: E402
from lexgap_client.models import Measure, Problem, Topic  # noqa: E402


def plain(path):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"{address}{path}") as answer:
        return json.load(answer)


client = Client(base_url=f"{address}/api/v1", httpx_args={"trust_env": False})

kenya = get_jurisdiction.sync("KEN", client=client)
assert kenya.name == plain("/api/v1/jurisdictions/KEN")["name"] == "Kenya", kenya

# Typed values, and pages that follow one another.
seen, cursor = [], None
while True:
    more = {} if cursor is None else {"cursor": cursor}
    page = list_laws.sync(client=client, jurisdiction="CAN", limit=2, **more)
    seen += [law.id for law in page.items]
    cursor = page.next_
    if cursor is None:
        break
assert seen == [law["id"] for law in plain("/api/v1/laws?jurisdiction=CAN&limit=1000")["items"]], seen
law = get_law.sync("ca-c-45.2", client=client)
assert law.passage_date.isoformat() == plain("/api/v1/laws/ca-c-45.2")["passage_date"], law

asked = {"topic": Topic.HUMAN_TRAFFICKING, "measure": Measure.CONVICTIONS, "from_": 2010, "to": 2020, "totals": True}
counts = list_observations.sync(client=client, jurisdiction="KEN", **asked)
said = plain("/api/v1/observations?jurisdiction=KEN&topic=human_trafficking&measure=convictions&from=2010&to=2020&totals=true")
assert [o.value for o in counts.items] == [o["value"] for o in said["items"]] != [], counts
fact = get_fact.sync(counts.items[0].id, client=client)
assert fact.locator == said["items"][0]["locator"], fact

series = list_indicator_series.sync("ti-cpi", client=client, jurisdiction="DNK")
assert [p.value for p in series.items] == [
    p["value"] for p in plain("/api/v1/indicators/ti-cpi/series?jurisdiction=DNK")["items"]
]

# Errors are typed, too.
missing = get_law.sync_detailed("nonsense", client=client)
assert missing.status_code == 404 and isinstance(missing.parsed, Problem), missing
assert missing.parsed.type_.endswith("#problem-not-found") and "nonsense" in missing.parsed.detail, missing
print(f"{len(seen)} laws, {len(counts.items)} counts, {len(series.items)} values")
