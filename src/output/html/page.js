// Filters and search, and what ties the list and the axis together.

const by = (id) => document.getElementById(id);
const controls = {
  search: by('search'), certainty: by('certainty'), participant: by('participant'), source: by('source'), support: by('support'),
  follow: by('follow'),
};
let shown = events;

const axis = makeAxis(by('axis'), by('canvas'), by('tip'), {
  choose: (event) => list.open(event),
  moved: (view, zoomed) => {
    by('range').textContent = daysName([Math.ceil(view.from), Math.floor(view.to - 1)]);
    by('whole').disabled = !zoomed;
    if (controls.follow.checked) later();
  },
  // What the pointer is over, or what the keyboard moved to.
  point: (event, keyboard) => {
    if (keyboard) {
      by('said').textContent = `${event.date}: ${event.who}, ${event.what}, ${event.told}`;
      chosen = event;
    }
    axis.mark(event || chosen, keyboard);
  },
});
let chosen = null;

const list = makeList(by('list'), {
  opened: (event, open) => {
    chosen = open ? event : null;
    axis.mark(chosen, true);
    history.replaceState(null, '', open ? `#${event.id}` : '#');
  },
  focused: (event) => {
    chosen = event;
    axis.mark(event, true);
  },
});

function fits() {
  const words = folded(controls.search.value).split(/\s+/).filter(Boolean);
  const kinds = new Set([...document.querySelectorAll('#kinds :checked')].map((box) => Number(box.value)));
  const { certainty, participant, source, support } = Object.fromEntries(
    ['certainty', 'participant', 'source', 'support'].map((name) => [name, controls[name].value]));
  const view = controls.follow.checked ? axis.view() : null;
  return (event) => kinds.has(event.kind)
    && (certainty === '' || event.real === (certainty === 'real'))
    && (participant === '' || event.actors.some(([actor]) => actor === Number(participant)))
    && (source === '' || event.sources.includes(Number(source)))
    && event.support >= Number(support)
    && (!view || (event.start !== null && event.start <= view.to && event.end + 1 >= view.from))
    && words.every((word) => textOf(event).includes(word));
}

function apply() {
  shown = events.filter(fits());
  list.show(shown);
  axis.show(shown);
  by('status').textContent = shown.length === events.length
    ? `${events.length} ${events.length === 1 ? 'event' : 'events'}`
    : `${shown.length} of ${events.length} events`;
  by('none').hidden = shown.length > 0 || events.length === 0;
  const all = document.querySelectorAll('#kinds input:not(:checked)').length === 0;
  by('reset').hidden = all && !controls.search.value.trim() && !controls.certainty.value && !controls.participant.value
    && !controls.source.value && controls.support.value === '1';
}

let waiting = 0;
function later() {
  clearTimeout(waiting);
  waiting = setTimeout(apply, 60);
}

// What there is to choose from.
const perKind = new Map(counted(events.map((event) => event.kind), (kind) => data.kinds[kind]));
data.kinds.forEach((kind, place) => {
  const count = element('b', {}, String(perKind.get(place) || 0));
  by('kinds').append(element('label', {}, element('input', { type: 'checkbox', value: place, checked: true }), `${kind} `, count));
});
function options(select, places, name) {
  select.append(...counted(places, name).map(([place, count]) => element('option', { value: place }, `${name(place)} (${count})`)));
}
options(controls.participant, events.flatMap((event) => [...new Set(event.actors.map(([actor]) => actor))]), (actor) => data.actors[actor][0]);
options(controls.source, events.flatMap((event) => event.sources), (source) => data.sources[source] || 'unnamed source');
const most = Math.max(1, ...events.map((event) => event.support));
const steps = [1, 2, 3, 4, 5, 10, 20, 50].filter((step) => step <= most);
controls.support.append(...steps.map((step) => element('option', { value: step }, step === 1 ? 'Any' : `${step} independent sources or more`)));

by('filters').addEventListener('input', later);
by('filters').addEventListener('submit', (submit) => submit.preventDefault());
by('filters').addEventListener('reset', () => {
  controls.search.focus();
  later();
});
by('all').addEventListener('click', () => {
  controls.follow.checked = false;
  by('filters').reset();
});
controls.follow.addEventListener('change', apply);
by('in').addEventListener('click', () => axis.zoom(0.5));
by('out').addEventListener('click', () => axis.zoom(2));
by('whole').addEventListener('click', () => axis.whole());
document.addEventListener('keydown', (key) => {
  if (key.key === '/' && !key.ctrlKey && !key.metaKey && !key.target.matches('input, select')) {
    controls.search.focus();
    key.preventDefault();
  }
});

function follow() {
  const event = events.find((one) => [one.id, ...(one.formerly || [])].includes(location.hash.slice(1)));
  if (event) list.open(event);
}

apply();
axis.whole();
follow();
window.addEventListener('hashchange', follow);
