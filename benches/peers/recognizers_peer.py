"""Reads documents (JSON Lines) with Recognizers-Text and prints what it finds as `timexes` lines; speed and memory go to standard
error.

Run: pip install recognizers-text-suite "emoji==1.1.0" && python recognizers_peer.py REPORTS.jsonl > found.jsonl
"""

import datetime
import json
import resource
import sys
import time

from recognizers_date_time import Culture, DateTimeRecognizer

with open(sys.argv[1], encoding="utf-8") as file:
    documents = [json.loads(line) for line in file]

model = DateTimeRecognizer(Culture.English).get_datetime_model()
kinds = {"duration": "DURATION", "set": "SET", "time": "TIME", "datetime": "TIME"}
size, lines, start = 0, [], time.process_time()
for document in documents:
    text = document["text"]
    size += len(text.encode())
    published = (document.get("published") or "2000-01-01")[:10]
    timexes = []
    for found in model.parse(text, datetime.datetime.fromisoformat(published)):
        begin, end = len(text[: found.start].encode()), len(text[: found.end + 1].encode())
        # Of several readings, the last one that is told is the past one's.
        readings = (found.resolution or {}).get("values") or [{}]
        told = readings[0]
        value = told.get("value") if "XXXX" in told.get("timex", "") else told.get("timex")
        kind = kinds.get(found.type_name.split(".")[-1], "DATE")
        timexes.append({"start": begin, "end": end, "type": kind, "value": value})
    lines.append({"document": document.get("id"), "source": document.get("source"), "timexes": timexes})

seconds = time.process_time() - start
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{size / seconds / 1e6:.4f} MB/s of CPU time, {memory:.0f} MB of memory at most", file=sys.stderr)
for line in lines:
    print(json.dumps(line))
