"""Reads documents (JSON Lines) with dateparser and prints what it finds as `timexes` lines; speed and memory go to standard error.

Run: pip install dateparser && python dateparser_peer.py REPORTS.jsonl > found.jsonl
"""

import datetime
import json
import resource
import sys
import time

from dateparser.search import search_dates

with open(sys.argv[1], encoding="utf-8") as file:
    documents = [json.loads(line) for line in file]

size, lines, start = 0, [], time.process_time()
for document in documents:
    text = document["text"]
    size += len(text.encode())
    settings = {"PREFER_DATES_FROM": "past"}
    if document.get("published"):
        settings["RELATIVE_BASE"] = datetime.datetime.fromisoformat(document["published"][:10])
    timexes, after = [], 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or []:
        at = text.find(words, after)
        if at < 0:
            continue
        after = at + len(words)
        begin = len(text[:at].encode())
        value = moment.date().isoformat()
        timexes.append({"start": begin, "end": begin + len(words.encode()), "type": "DATE", "value": value})
    lines.append({"document": document.get("id"), "source": document.get("source"), "timexes": timexes})

seconds = time.process_time() - start
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{size / seconds / 1e6:.4f} MB/s of CPU time, {memory:.0f} MB of memory at most", file=sys.stderr)
for line in lines:
    print(json.dumps(line))
