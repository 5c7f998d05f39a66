// Reads documents (JSON Lines) with chrono-node and prints what it finds as `timexes` lines; speed and memory go to standard
// error. Run: npm install chrono-node && node chrono.mjs REPORTS.jsonl > found.jsonl
import { readFileSync } from "node:fs";
import * as chrono from "chrono-node";

const documents = readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const two = (number) => String(number).padStart(2, "0");

// The value of a result in TIMEX3's notation, as fine as the tool says that it is certain.
function value(parts) {
  const month = `${parts.get("year")}-${two(parts.get("month"))}`;
  const certain = (part) => parts.isCertain(part);
  if (certain("month") && !certain("day") && !certain("weekday")) return month;
  if (certain("year") && !certain("month") && !certain("day")) return String(parts.get("year"));
  const day = `${month}-${two(parts.get("day"))}`;
  return certain("hour") ? `${day}T${two(parts.get("hour"))}:${two(parts.get("minute"))}` : day;
}

const start = process.cpuUsage();
let bytes = 0;
const lines = documents.map((document) => {
  bytes += Buffer.byteLength(document.text);
  const anchor = document.published ? new Date(document.published.slice(0, 10) + "T12:00:00") : undefined;
  const timexes = chrono.parse(document.text, anchor).map((found) => {
    const from = Buffer.byteLength(document.text.slice(0, found.index));
    const parts = found.start;
    return {
      start: from,
      end: from + Buffer.byteLength(found.text),
      type: parts.isCertain("hour") ? "TIME" : "DATE",
      value: value(parts),
    };
  });
  return { document: document.id, source: document.source, timexes };
});
const { user, system } = process.cpuUsage(start);
const memory = process.resourceUsage().maxRSS / 1024;
console.error(`${(bytes / (user + system)).toFixed(3)} MB/s of CPU time, ${memory.toFixed(0)} MB of memory at most`);
for (const line of lines) console.log(JSON.stringify(line));
