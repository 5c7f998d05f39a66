const data = JSON.parse(document.getElementById('data').textContent);

// Each event with what is drawn and searched of it.
const events = data.events.map((event, index) => {
  const days = event.when ? event.when[0] : [null, null];
  const marks = event.phases.map(([phase, ends]) => ({ ends, name: data.phases[phase][0], mark: data.phases[phase][1] }));
  // The phase that the date is of: the one that begins with it, the furthest of several.
  const start = days[0] ?? days[1];
  const main = marks.filter(({ ends }) => (ends[0] ?? ends[1]) === start).pop() || marks[marks.length - 1];
  const last = days[0] === null ? null : days[1];
  return {
    ...event,
    index,
    start,
    end: last ?? start,
    open: event.when !== null && (days[0] === null || days[1] === null),
    point: event.when !== null && days[0] === days[1],
    lasted: event.when !== null && event.when[3],
    marks,
    mark: main ? main.mark : 'done',
    date: whenName(event.when),
    told: `${event.sources.length} ${event.sources.length === 1 ? 'source' : 'sources'}`
      + (event.support < event.sources.length ? `, ${event.support} independent` : ''),
    text: null,
  };
});

// Letters without their marks, in lower case.
function folded(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

// All that is said of an event, for the search.
function textOf(event) {
  if (event.text === null) {
    const reports = new Set(event.mentions.map((mention) => mention.report));
    event.text = folded([
      event.who, event.what, event.how || '', event.date, event.id,
      ...event.actors.flatMap(([actor]) => data.actors[actor]),
      ...[...reports].flatMap((report) => [data.sources[data.reports[report][0]], ...data.reports[report].slice(1, 3)]),
      ...event.mentions.map((mention) => mention.quote),
    ].join('\n'));
  }
  return event.text;
}

// How often each of some places comes up, the most frequent first.
function counted(places, name) {
  const counts = new Map();
  places.forEach((place) => counts.set(place, (counts.get(place) || 0) + 1));
  return [...counts].sort((a, b) => b[1] - a[1] || name(a[0]).localeCompare(name(b[0])));
}
