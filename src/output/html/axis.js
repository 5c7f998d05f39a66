// The time axis: one lane a kind, marks by phase, bars for what lasted, dashed ones for what was some day within.
// Where a lane holds more than it has room for, columns count its events instead.

const ROW = 22;
const LABEL = 24;
const TICKS = 24;
const STRIP = 40;
const MARK = 11;
const COLUMN = 7;

function makeAxis(host, canvas, tip, { choose, moved, point }) {
  const context = canvas.getContext('2d');
  const dated = events.filter((event) => event.start !== null);
  const first = Math.min(...dated.map((event) => event.start), Infinity);
  const last = Math.max(...dated.map((event) => event.end), -Infinity);
  const margin = Math.max(2, (last - first) * 0.03);
  const whole = dated.length ? { from: first - margin, to: last + 1 + margin } : { from: 0, to: 30 };
  let view = { ...whole };
  let shown = dated;
  let current = null;
  let drawn = [];
  let size = { width: 0, height: 0 };
  let colors = {};

  const x = (day) => ((day - view.from) / (view.to - view.from)) * size.width;
  const dayAt = (px) => view.from + (px / size.width) * (view.to - view.from);
  const strip = (day) => ((day - whole.from) / (whole.to - whole.from)) * size.width;
  const stripDay = (px) => whole.from + (px / size.width) * (whole.to - whole.from);

  function readColors() {
    const style = getComputedStyle(host);
    for (const name of ['paper', 'panel', 'ink', 'quiet', 'line', 'done', 'broken', 'unreal', 'chosen']) {
      colors[name] = style.getPropertyValue(`--${name}`).trim();
    }
    colors.font = style.fontFamily;
  }

  function font(weight, px) {
    context.font = `${weight} ${px}px ${colors.font}`;
  }

  function tone(event, mark) {
    if (!event.real) return colors.unreal;
    return mark === 'broken' ? colors.broken : colors.done;
  }

  // One of the marks of the legend around a point.
  function drawMark(mark, cx, cy, color, radius) {
    const c = context;
    c.fillStyle = color;
    c.strokeStyle = color;
    c.beginPath();
    if (mark === 'wanted') {
      c.arc(cx, cy, radius - 1, 0, 7);
      c.fillStyle = colors.paper;
      c.fill();
      c.lineWidth = 2;
      c.stroke();
    } else if (mark === 'force') {
      const r = radius * 1.2;
      c.moveTo(cx, cy - r);
      c.lineTo(cx + r, cy);
      c.lineTo(cx, cy + r);
      c.lineTo(cx - r, cy);
      c.fill();
    } else if (mark === 'over') {
      c.fillRect(cx - radius * 0.9, cy - radius * 0.9, radius * 1.8, radius * 1.8);
    } else if (mark === 'broken') {
      const r = radius * 0.85;
      c.moveTo(cx - r, cy - r);
      c.lineTo(cx + r, cy + r);
      c.moveTo(cx + r, cy - r);
      c.lineTo(cx - r, cy + r);
      c.lineWidth = 2.6;
      c.stroke();
    } else {
      c.arc(cx, cy, radius, 0, 7);
      c.fill();
    }
  }

  // Where an event stands on the axis: its date, and the later phases that have a day of their own.
  function place(event) {
    const left = x(event.start);
    const right = x(event.end + 1);
    const point = event.point || right - left < MARK;
    const middle = (left + right) / 2;
    // Those that are dated at all, outside the date of the event.
    const later = event.marks
      .filter(({ ends }) => ends[0] !== null && ends[1] !== null && (ends[1] < event.start || ends[0] > event.end))
      .map(({ ends, mark }) => ({ mark, at: x((ends[0] + ends[1] + 1) / 2), exact: ends[0] === ends[1] }))
      .filter(({ at }) => at < left - MARK || at > right + MARK)
      // Of several in one place, the furthest.
      .filter(({ at }, index, all) => !all.slice(index + 1).some((next) => Math.abs(next.at - at) < MARK - 2));
    const ends = later.map(({ at }) => at);
    return {
      event, point, middle, later,
      left: point ? middle : left,
      right: point ? middle : right,
      from: Math.min(point ? middle : left, ...ends) - MARK / 2,
      to: Math.max(point ? middle : right, ...ends) + MARK / 2,
    };
  }

  // Rows in which nothing overlaps, at most so many; what found none has row -1.
  function pack(places, most, width) {
    const ends = [];
    for (const one of places) {
      let row = ends.findIndex((end) => end <= one.from);
      if (row < 0 && ends.length < most) row = ends.length;
      one.row = row;
      if (row >= 0) ends[row] = width(one) + 5;
    }
    return { rows: ends.length, left: places.filter((one) => one.row < 0).length };
  }

  function drawPlace(one, cy, room) {
    const { event } = one;
    const color = tone(event, event.mark);
    const c = context;
    if (event === current) {
      c.fillStyle = colors.chosen;
      c.beginPath();
      const label = one.labelled ? one.labelled + 6 : 0;
      c.roundRect(one.from - 5 - (one.before ? label : 0), cy - ROW / 2 + 1, one.to - one.from + 10 + label, ROW - 2, 5);
      c.fill();
    }
    if (one.later.length) {
      c.strokeStyle = color;
      c.globalAlpha = 0.55;
      c.lineWidth = 1.5;
      c.beginPath();
      c.moveTo(one.from + MARK / 2, cy);
      c.lineTo(one.to - MARK / 2, cy);
      c.stroke();
      c.globalAlpha = 1;
    }
    if (!one.point) {
      const height = event.lasted ? 6 : one.within ? 16 : 10;
      const from = Math.max(one.left, -20);
      const width = Math.min(one.right, size.width + 20) - from;
      c.beginPath();
      c.roundRect(from, cy - height / 2, width, height, height / 2);
      c.fillStyle = color;
      c.globalAlpha = event.lasted ? 1 : 0.16;
      c.fill();
      c.globalAlpha = 1;
      if (!event.lasted) {
        c.setLineDash([3, 3]);
        c.lineWidth = 1;
        c.strokeStyle = color;
        c.stroke();
        c.setLineDash([]);
      }
    }
    for (const { mark, at, exact } of one.later) {
      c.globalAlpha = exact ? 1 : 0.6;
      drawMark(mark, at, cy, tone(event, mark), 4);
      c.globalAlpha = 1;
    }
    const visible = Math.min(Math.max(one.middle, Math.max(one.left, 8)), Math.min(one.right, size.width - 8));
    const at = one.point ? one.middle : event.lasted ? one.left : visible;
    drawMark(event.mark, at, cy, color, 5);
    if (room > 40) {
      font(400, 12);
      c.textBaseline = 'middle';
      const label = fitted(event.who, room - 6);
      const left = one.within ? Math.max(one.left, 0) + 10 : one.inside ? at + 11 : one.before ? one.from - 5 - measured(label) : one.to + 5;
      if (label && one.inside) {
        c.fillStyle = event === current ? colors.chosen : colors.paper;
        c.fillRect(left - 4, cy - 8, measured(label) + 8, 16);
      }
      c.fillStyle = event.real ? colors.ink : colors.quiet;
      if (label) c.fillText(label, left, cy + 0.5);
    }
  }

  const widths = new Map();
  function measured(text) {
    if (!widths.has(text)) {
      font(400, 12);
      widths.set(text, context.measureText(text).width);
    }
    return widths.get(text);
  }

  function fitted(text, room) {
    if (measured(text) <= room) return text;
    const length = Math.floor((text.length * room) / measured(text)) - 1;
    return length < 5 ? '' : `${text.slice(0, length).trimEnd()}…`;
  }

  function drawLane(kind, top, height) {
    const c = context;
    const inView = shown.filter((event) => event.kind === kind);
    let places = inView.map(place).filter((one) => one.to >= 0 && one.from <= size.width);
    const count = inView.length;
    c.textBaseline = 'alphabetic';
    font(600, 12);
    c.fillStyle = colors.ink;
    const name = data.kinds[kind];
    const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}s`;
    c.fillText(title, 12, top + 17);
    const after = c.measureText(title).width + 20;
    font(400, 12);
    c.fillStyle = colors.quiet;
    c.fillText(count === places.length ? `${count}` : `${places.length} of ${count}`, after, top + 17);
    const most = Math.max(1, Math.floor((height - LABEL - 6) / ROW));
    places.sort((a, b) => a.from - b.from || a.event.index - b.event.index);
    const label = (one) => one.to + Math.min(measured(one.event.who), 230) + 12;
    let packed = pack(places, most, label);
    if (packed.left) packed = pack(places, most, (one) => one.to);
    if (packed.left) {
      // What began elsewhere and only passes by gives way first.
      places = places.filter((one) => one.right >= 0 && one.left <= size.width);
      packed = pack(places, most, (one) => one.to);
    }
    if (packed.left > most * 3) {
      drawColumns(places, top + LABEL, height - LABEL - 4);
      return;
    }
    if (packed.left) {
      // Days before stretches.
      const points = places.filter((one) => one.point);
      const stretches = places.filter((one) => !one.point);
      const above = pack(points, most, (one) => one.to);
      const below = pack(stretches, most - above.rows, (one) => one.to);
      stretches.forEach((one) => { if (one.row >= 0) one.row += above.rows; });
      packed = { rows: above.rows + below.rows, left: above.left + below.left };
    }
    if (packed.left) note(`${packed.left} more: zoom in`, top);
    places = places.filter((one) => one.row >= 0);
    const { rows } = packed;
    const start = top + LABEL + (height - LABEL - rows * ROW) / 2 + ROW / 2;
    const next = new Map();
    const before = new Map();
    for (const one of places) {
      one.after = before.get(one.row) ?? 0;
      before.set(one.row, one.to);
    }
    for (const one of [...places].reverse()) {
      const limit = next.get(one.row) ?? size.width;
      let room = Math.min(limit - one.to - 8, 236);
      // At the right edge, the name stands to the left if there is more room.
      const wanted = Math.min(measured(one.event.who) + 6, 236);
      const left = Math.min(one.from - one.after - 8, 236);
      one.before = room < wanted && left > room && one.from > size.width / 2;
      if (one.before) room = left;
      // A name finds room on the line to the next phase.
      const marked = one.point ? one.middle : one.left;
      const gap = Math.min(...one.later.map(({ at }) => at).filter((at) => at > marked), Infinity) - marked - 26;
      one.inside = room < wanted && gap > room && gap < Infinity && one.point && marked > 0;
      if (one.inside) {
        one.before = false;
        room = Math.min(gap, 236);
      }
      // Or within its own stretch, beside the mark.
      const from = Math.max(one.left, 0);
      const half = (Math.min(one.right, size.width) - from) / 2 - 20;
      one.within = !one.point && !one.inside && room < wanted && half > room;
      if (one.within) {
        one.before = false;
        room = Math.min(half, 236);
      }
      one.labelled = one.inside || one.within ? 0 : room > 40 ? Math.min(measured(one.event.who), room - 6) : 0;
      next.set(one.row, one.from - (one.before ? one.labelled + 8 : 0));
      const cy = start + one.row * ROW;
      drawPlace(one, cy, room);
      const [toLeft, toRight] = one.before ? [one.labelled, 0] : [0, one.labelled];
      drawn.push({ event: one.event, left: one.from - 3 - toLeft, right: one.to + 3 + toRight, top: cy - ROW / 2, bottom: cy + ROW / 2 });
    }
  }

  // How many events each few pixels hold.
  function drawColumns(places, top, height) {
    const columns = new Map();
    for (const { event, middle } of places) {
      const at = Math.floor(Math.min(Math.max(middle, 0), size.width - 1) / COLUMN);
      if (!columns.has(at)) columns.set(at, []);
      columns.get(at).push(event);
    }
    const most = Math.max(...[...columns.values()].map((column) => column.length));
    const scale = (count) => (count / most) * (height - 14);
    for (const [at, column] of columns) {
      const left = at * COLUMN;
      const real = column.filter((event) => event.real).length;
      const heights = [scale(real), scale(column.length - real)];
      let bottom = top + height;
      [colors.done, colors.unreal].forEach((color, layer) => {
        if (!heights[layer]) return;
        context.fillStyle = color;
        context.globalAlpha = layer ? 0.45 : 0.85;
        context.fillRect(left, bottom - heights[layer], COLUMN - 1.5, heights[layer]);
        bottom -= heights[layer];
      });
      context.globalAlpha = 1;
      if (column.includes(current)) {
        context.strokeStyle = colors.ink;
        context.lineWidth = 1.5;
        context.strokeRect(left - 1.5, bottom - 1.5, COLUMN + 1.5, top + height - bottom + 1.5);
      }
      drawn.push({ column, left, right: left + COLUMN, top, bottom: top + height });
    }
    note(`columns of up to ${most}: zoom in for marks`, top - LABEL);
  }

  function note(text, top) {
    font(400, 11);
    context.fillStyle = colors.quiet;
    context.textAlign = 'right';
    context.textBaseline = 'alphabetic';
    context.fillText(text, size.width - 12, top + 17);
    context.textAlign = 'left';
  }

  function drawStrip(top) {
    const c = context;
    c.fillStyle = colors.panel;
    c.fillRect(0, top, size.width, STRIP);
    const bins = new Map();
    for (const event of shown) {
      const at = Math.round(strip(Math.min(Math.max((event.start + event.end + 1) / 2, whole.from), whole.to)) / 3);
      bins.set(at, (bins.get(at) || 0) + 1);
    }
    const most = Math.max(1, ...bins.values());
    c.fillStyle = colors.quiet;
    for (const [at, count] of bins) {
      const height = Math.max(3, (count / most) * (STRIP - 12));
      c.fillRect(at * 3, top + STRIP - 4 - height, 2, height);
    }
    const left = strip(view.from);
    const right = strip(view.to);
    c.fillStyle = colors.done;
    c.globalAlpha = 0.13;
    c.fillRect(left, top, right - left, STRIP);
    c.globalAlpha = 1;
    c.strokeStyle = colors.line;
    c.lineWidth = 1;
    c.strokeRect(-1, top + 0.5, size.width + 2, STRIP);
    for (const edge of [left, right]) {
      c.fillStyle = colors.done;
      c.beginPath();
      c.roundRect(Math.min(Math.max(edge - 2, 0), size.width - 4), top + 8, 4, STRIP - 16, 2);
      c.fill();
    }
  }

  function draw() {
    const ratio = window.devicePixelRatio || 1;
    size = { width: host.clientWidth, height: host.clientHeight };
    canvas.width = Math.round(size.width * ratio);
    canvas.height = Math.round(size.height * ratio);
    readColors();
    const c = context;
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    c.fillStyle = colors.paper;
    c.fillRect(0, 0, size.width, size.height);
    c.textAlign = 'left';
    drawn = [];
    const area = size.height - TICKS - STRIP;
    const room = (84 / size.width) * (view.to - view.from);
    font(400, 12);
    c.textBaseline = 'middle';
    for (const { day, name, major } of ticks(view.from, view.to, room)) {
      c.strokeStyle = colors.line;
      c.globalAlpha = major ? 1 : 0.6;
      c.lineWidth = 1;
      c.beginPath();
      c.moveTo(Math.round(x(day)) + 0.5, 0);
      c.lineTo(Math.round(x(day)) + 0.5, area + 5);
      c.stroke();
      c.globalAlpha = 1;
      font(major ? 600 : 400, 12);
      c.fillStyle = major ? colors.ink : colors.quiet;
      if (x(day) + c.measureText(name).width + 6 < size.width) c.fillText(name, x(day) + 4, area + TICKS / 2 + 1);
    }
    const lane = area / Math.max(1, data.kinds.length);
    data.kinds.forEach((_, kind) => {
      if (kind > 0) {
        c.fillStyle = colors.line;
        c.fillRect(0, Math.round(lane * kind), size.width, 1);
      }
      drawLane(kind, lane * kind, lane);
    });
    c.fillStyle = colors.line;
    c.fillRect(0, Math.round(area), size.width, 1);
    drawStrip(size.height - STRIP);
  }

  let frame = 0;
  function redraw() {
    if (!frame) {
      frame = requestAnimationFrame(() => {
        frame = 0;
        draw();
      });
    }
  }

  function setView(from, to) {
    const length = Math.min(Math.max(to - from, 4), whole.to - whole.from);
    const start = Math.min(Math.max(from, whole.from), whole.to - length);
    view = { from: start, to: start + length };
    moved(view, view.from > whole.from + 0.01 || view.to < whole.to - 0.01);
    redraw();
  }

  function zoom(factor, around = (view.from + view.to) / 2) {
    setView(around - (around - view.from) * factor, around + (view.to - around) * factor);
  }

  function at(px, py) {
    return drawn.find((one) => px >= one.left && px <= one.right && py >= one.top && py <= one.bottom);
  }

  // The pointer.
  const pointers = new Map();
  let grip = null;
  function where(pointer) {
    const box = host.getBoundingClientRect();
    return { px: pointer.clientX - box.left - host.clientLeft, py: pointer.clientY - box.top - host.clientTop };
  }
  host.addEventListener('pointerdown', (pointer) => {
    const { px, py } = where(pointer);
    host.setPointerCapture(pointer.pointerId);
    pointers.set(pointer.pointerId, px);
    grip = { px, view: { ...view }, still: true, part: 'time' };
    if (py > size.height - STRIP) {
      const [left, right] = [strip(view.from), strip(view.to)];
      const edge = right - left > 24 ? 8 : 4;
      if (Math.abs(px - left) < edge) grip.part = 'left';
      else if (Math.abs(px - right) < edge) grip.part = 'right';
      else {
        grip.part = 'window';
        if (px < left || px > right) {
          const half = (view.to - view.from) / 2;
          setView(stripDay(px) - half, stripDay(px) + half);
          grip.view = { ...view };
        }
      }
    }
  });
  host.addEventListener('pointermove', (pointer) => {
    const { px, py } = where(pointer);
    if (!grip) {
      hover(at(px, py), px, py);
      return;
    }
    if (pointers.size === 2) {
      const before = [...pointers.values()];
      pointers.set(pointer.pointerId, px);
      const after = [...pointers.values()];
      const [was, is] = [before, after].map(([a, b]) => Math.max(8, Math.abs(a - b)));
      zoom(was / is, dayAt((after[0] + after[1]) / 2));
      grip.still = false;
      return;
    }
    pointers.set(pointer.pointerId, px);
    const by = px - grip.px;
    if (Math.abs(by) > 3) grip.still = false;
    if (grip.still) return;
    hover(null);
    const days = (by / size.width) * (grip.view.to - grip.view.from);
    const all = (by / size.width) * (whole.to - whole.from);
    if (grip.part === 'time') setView(grip.view.from - days, grip.view.to - days);
    if (grip.part === 'window') setView(grip.view.from + all, grip.view.to + all);
    if (grip.part === 'left') setView(Math.min(grip.view.from + all, view.to - 4), view.to);
    if (grip.part === 'right') setView(view.from, Math.max(grip.view.to + all, view.from + 4));
  });
  const release = (pointer) => {
    const { px, py } = where(pointer);
    pointers.delete(pointer.pointerId);
    if (grip && grip.still && pointer.type === 'pointerup') {
      const hit = at(px, py);
      if (hit && hit.event) choose(hit.event);
      if (hit && hit.column) zoom(0.25, dayAt(px));
    }
    if (pointers.size === 0) grip = null;
  };
  host.addEventListener('pointerup', release);
  host.addEventListener('pointercancel', release);
  host.addEventListener('pointerleave', () => hover(null));
  host.addEventListener('dblclick', (pointer) => {
    const { px, py } = where(pointer);
    if (!at(px, py) && py < size.height - STRIP) zoom(0.5, dayAt(px));
  });
  host.addEventListener('wheel', (wheel) => {
    const { px } = where(wheel);
    if (wheel.ctrlKey || wheel.metaKey) zoom(Math.exp(Math.min(Math.max(wheel.deltaY, -60), 60) / 120), dayAt(px));
    else if (Math.abs(wheel.deltaX) > Math.abs(wheel.deltaY) || wheel.shiftKey) {
      const days = ((wheel.deltaX || wheel.deltaY) / size.width) * (view.to - view.from);
      setView(view.from + days, view.to + days);
    } else return;
    wheel.preventDefault();
  }, { passive: false });

  function hover(hit, px, py) {
    host.classList.toggle('over', Boolean(hit));
    point(hit && hit.event ? hit.event : null);
    tip.hidden = !hit;
    if (!hit) return;
    tip.replaceChildren();
    const bold = document.createElement('b');
    if (hit.event) {
      bold.textContent = hit.event.who;
      tip.append(bold, `${hit.event.date}: ${hit.event.what}, ${hit.event.told}`);
    } else {
      const days = hit.column.flatMap((event) => [event.start, event.end]);
      bold.textContent = `${hit.column.length} ${hit.column.length === 1 ? 'event' : 'events'}`;
      tip.append(bold, daysName([Math.min(...days), Math.max(...days)]));
    }
    const [width, height] = [tip.offsetWidth, tip.offsetHeight];
    tip.style.left = `${Math.min(Math.max(px + 14, 4), Math.max(4, size.width - width - 6))}px`;
    tip.style.top = `${py + 20 + height > size.height ? py - height - 10 : py + 18}px`;
  }

  // The keyboard.
  host.addEventListener('keydown', (key) => {
    const length = view.to - view.from;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key.key];
    if (key.ctrlKey || key.metaKey || key.altKey) return;
    if (step && key.shiftKey) setView(view.from + (step * length) / 5, view.to + (step * length) / 5);
    else if (step) {
      const place = shown.indexOf(current);
      const next = place < 0 ? (step > 0 ? 0 : shown.length - 1) : Math.min(Math.max(place + step, 0), shown.length - 1);
      if (shown[next]) point(shown[next], true);
    } else if (key.key === '+' || key.key === '=') zoom(0.5, current ? current.start : undefined);
    else if (key.key === '-') zoom(2, current ? current.start : undefined);
    else if (key.key === '0' || key.key === 'Home') setView(whole.from, whole.to);
    else if (key.key === 'Enter' && current) choose(current);
    else return;
    key.preventDefault();
  });

  new ResizeObserver(draw).observe(host);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  window.addEventListener('beforeprint', draw);
  window.addEventListener('afterprint', draw);

  return {
    show(some) {
      shown = some.filter((event) => event.start !== null);
      redraw();
    },
    // Marks an event, and brings it into view if `reveal`.
    mark(event, reveal) {
      current = event;
      if (reveal && event && event.start !== null && (event.end < view.from || event.start > view.to)) {
        const half = (view.to - view.from) / 2;
        setView(event.start - half, event.start + half);
      }
      redraw();
    },
    zoom,
    whole: () => setView(whole.from, whole.to),
    view: () => view,
    draw,
  };
}
