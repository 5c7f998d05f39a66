// The list of events, and what is under each.

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children);
  return made;
}

function markOf(mark, real) {
  return element('i', { class: `mark ${mark}${real ? '' : ' unreal'}`, 'aria-hidden': 'true' });
}

function quoted(text) {
  return /["“”]/.test(text) ? text : `“${text}”`;
}

function squeezed(text) {
  return text.replace(/\s+/g, ' ').trim();
}

// A sentence with the word that names the event, and the words that date it.
function sentence({ quote, trigger, words }) {
  const inside = (place, at) => place && at >= place[0] && at < place[0] + place[1];
  const edges = [0, quote.length, ...[trigger, words].filter(Boolean).flatMap(([at, length]) => [at, at + length])];
  const cuts = [...new Set(edges)].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const at = cuts[index];
    let node = document.createTextNode(quote.slice(at, end).replace(/\s+/g, ' '));
    if (inside(words, at)) node = element('u', {}, node);
    if (inside(trigger, at)) node = element('b', {}, node);
    return node;
  });
}

// '“on Wednesday” + published 7 Jul 2016 → 6 Jul 2016'
function derivation(mention, published) {
  if (!mention.when) return 'no date in the text, and none of publication';
  const [ends, basis, words] = mention.when;
  const parts = [];
  if (words) parts.push(`“${squeezed(words)}”`);
  if (published !== null) parts.push(`published ${dayName(published)}`);
  const how = parts.join(' + ') + (basis === 'context' ? ', by what is said before' : '');
  return `${how || 'dated'} → ${daysName(ends)}`;
}

const ASIDE = { quotation: 'in a quotation', caption: 'in a caption', comment: 'in a comment', headline: 'in a headline' };

// A sentence that tells several phases stands there once, with a line for each.
function gathered(mentions) {
  const groups = new Map();
  for (const mention of mentions) {
    const key = `${mention.report} ${mention.quote}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(mention);
  }
  return [...groups.values()].sort(([a], [b]) => (data.reports[a.report][3] ?? 1e9) - (data.reports[b.report][3] ?? 1e9));
}

function sentenceNode(mentions) {
  const [mention] = mentions;
  const [source, id, title, published] = data.reports[mention.report];
  const name = data.sources[source] || 'unnamed source';
  const cite = element('cite', { title: `${name}/${id}` }, name);
  // A hash stands in for an id where there is none, and tells a reader nothing.
  const known = /^[0-9a-f]{16}$/.test(id) ? '' : ` ${id}`;
  const told = (one) => {
    const how = [data.phases[one.phase][0], one.factuality, ASIDE[one.section]].filter(Boolean).join(', ');
    return `${how}; ${derivation(one, published)}`;
  };
  const lines = [...new Set(mentions.map(told))];
  return element('li', {}, element('figure', {},
    element('blockquote', {}, ...sentence(mention)),
    element('figcaption', {}, cite, known, ...(title ? [', ', element('q', {}, title)] : []),
      ...lines.map((line) => element('span', { class: 'told' }, line)))));
}

function detail(event) {
  const parts = [];
  const phases = event.marks.flatMap(({ ends, name, mark }) => [
    markOf(mark, event.real), element('dt', {}, name), element('dd', {}, daysName(ends)),
  ]);
  if (event.disputes.length) {
    const version = ([value, sources]) => {
      const day = /^-?\d{4}/.test(value) ? value.split('/').map(isoName).join(' – ') : value;
      return element('li', {}, `${day}: ${sources.map((source) => data.sources[source]).join(', ')}`);
    };
    parts.push(element('div', { class: 'disputes' }, ...event.disputes.flatMap(([about, versions]) => [
      element('h4', {}, `The reports disagree on the ${about}`), element('ul', {}, ...versions.map(version)),
    ])));
  }
  parts.push(element('div', {}, element('h4', {}, 'Phases'), element('dl', { class: 'phases' }, ...phases)));
  const people = event.actors.map(([actor, role]) => {
    const [name, code] = data.actors[actor];
    return element('li', {}, `${name}${code && code !== name ? ` (${code})` : ''}, ${role}`);
  });
  if (event.how) parts.push(element('div', {}, element('h4', {}, 'Where and how'), element('p', {}, event.how)));
  if (people.length) parts.push(element('div', {}, element('h4', {}, 'Who'), element('ul', { class: 'who' }, ...people)));
  const sentences = gathered(event.mentions);
  const told = sentences.length === 1 ? 'The sentence' : `The ${sentences.length} sentences`;
  parts.push(element('div', {}, element('h4', {}, told), element('ol', { class: 'sentences' }, ...sentences.map(sentenceNode))));
  const others = (event.could_be || []).map((id) => events.find((other) => other.id === id)).filter(Boolean);
  if (others.length) {
    const link = (other) => element('li', {}, element('a', { href: `#${other.id}` }, `${other.date}: ${other.who}`));
    parts.push(element('div', {}, element('h4', {}, 'Could be one with'), element('ul', {}, ...others.map(link))));
  }
  parts.push(element('a', { href: `#${event.id}` }, 'Link to this event'));
  return parts;
}

function isoName(text) {
  const parts = /^(-?\d{4,})-(\d\d)-(\d\d)$/.exec(text);
  return parts ? dayName(dayOf(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]))) : text;
}

function makeList(list, { opened, focused }) {
  const items = events.map((event) => {
    const disputed = event.disputes.length ? element('span', { class: 'disputed' }, `${event.disputes.map(([about]) => about).join(' and ')} disputed`) : '';
    const best = event.mentions[event.best];
    const button = element('button', { type: 'button', class: 'head', id: `b${event.index}`, 'aria-expanded': 'false', 'aria-controls': `d${event.index}`, tabindex: '-1' },
      element('span', { class: 'date' }, event.date),
      element('span', { class: 'who' }, event.who),
      element('span', { class: 'what' }, markOf(event.mark, event.real), element('span', {}, event.what), disputed),
      element('span', { class: 'support' }, event.told));
    return element('li', { class: `event${event.real ? '' : ' unreal'}`, id: event.id },
      element('h3', {}, button),
      best ? element('p', { class: 'quote' }, quoted(squeezed(best.quote))) : '',
      element('div', { class: 'detail', id: `d${event.index}`, hidden: true }));
  });
  list.append(...items);
  let shown = events;
  let stop = null;

  const button = (event) => items[event.index].querySelector('button');

  // The one event that the Tab key stops at.
  function stopAt(event) {
    if (stop) button(stop).tabIndex = -1;
    stop = event;
    if (stop) button(stop).tabIndex = 0;
  }

  function toggle(event, open = button(event).getAttribute('aria-expanded') !== 'true') {
    const item = items[event.index];
    const under = item.querySelector('.detail');
    if (open && !under.childElementCount) under.append(...detail(event));
    button(event).setAttribute('aria-expanded', String(open));
    item.classList.toggle('open', open);
    under.hidden = !open;
    stopAt(event);
    opened(event, open);
  }

  list.addEventListener('click', (click) => {
    const head = click.target.closest('button.head');
    const quote = click.target.closest('.quote');
    const item = (head || quote) && (head || quote).closest('.event');
    if (item) toggle(events[items.indexOf(item)]);
  });
  list.addEventListener('focusin', (focus) => {
    const item = focus.target.closest('.event');
    if (item && focus.target.matches('button.head')) {
      stopAt(events[items.indexOf(item)]);
      focused(stop);
    }
  });
  list.addEventListener('keydown', (key) => {
    if (!key.target.matches('button.head') || !stop) return;
    const place = shown.indexOf(stop);
    const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: shown.length - 1 }[key.key];
    if (key.key === 'Escape') toggle(stop, false);
    else if (next !== undefined && shown[next]) button(shown[next]).focus();
    else return;
    key.preventDefault();
  });

  return {
    show(some) {
      shown = some;
      const visible = new Set(some);
      let year = null;
      for (const event of events) {
        const item = items[event.index];
        item.hidden = !visible.has(event);
        if (item.hidden) continue;
        const of = event.start === null ? 'Undated' : yearName(civil(event.start).year);
        if (of !== year) item.dataset.year = of;
        else delete item.dataset.year;
        year = of;
      }
      if (!stop || !visible.has(stop)) stopAt(some[0] || null);
    },
    open(event) {
      toggle(event, true);
      items[event.index].scrollIntoView({ block: 'start' });
      button(event).focus({ preventScroll: true });
    },
    toggle,
  };
}
