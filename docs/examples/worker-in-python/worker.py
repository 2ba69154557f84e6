"""A worker that always has Modelboard's config, by HTTP and Python's standard library alone. See README.md."""
import json, os, socket, time
import http.client, urllib.error, urllib.parse, urllib.request

URL = os.environ["MODELBOARD_URL"].rstrip("/") + "/api/v1/runtime/config"
if os.environ.get("MODEL_NAME"):
    URL += "?" + urllib.parse.urlencode({"model": os.environ["MODEL_NAME"]})
TOKEN = os.environ["MODELBOARD_TOKEN"]
NAME = f"worker-in-python/{socket.gethostname()}-{os.getpid()}"
config = etag = database = revision = None  # the last good answer, and what came with it


def refresh():
    """Asks Modelboard once, and keeps what there is where nothing better comes. Returns where the config is from."""
    global config, etag, database, revision
    headers = {"Authorization": f"Bearer {TOKEN}", "Modelboard-Client": NAME}
    if config:
        headers["If-None-Match"] = etag
        headers["Modelboard-Client"] += f"; revision={revision}; database={database}"
    kept = "memory" if config else "none yet"
    try:
        with urllib.request.urlopen(urllib.request.Request(URL, headers=headers), timeout=10) as answer:
            body, marks = json.load(answer), answer.headers
    except urllib.error.HTTPError as refusal:
        if refusal.code != 304:
            return f"{kept} (Modelboard answers {refusal.code} {refusal.reason})"
        body, marks = config, refusal.headers
    except (OSError, ValueError, http.client.HTTPException) as fault:
        return f"{kept} (Modelboard is away: {fault})"
    number = int(marks["Modelboard-Revision"])
    if database == marks["Modelboard-Database"] and number < revision:
        return f"{kept} (Modelboard answers revision {number}, which is older)"
    config, etag, database, revision = body, marks["ETag"], marks["Modelboard-Database"], number
    return "Modelboard" + (", without its database" if marks["Modelboard-Stale"] else "")


while True:
    source = refresh()
    print(f"source: {source}; revision: {revision}; config: {json.dumps(config)}", flush=True)
    time.sleep(float(os.environ.get("POLL_SECONDS", "2")))
