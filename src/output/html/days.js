// Days are whole numbers, counted from 1970-01-01.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LONG = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
  'December'];
const DAY = 86400000;

function civil(day) {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate(), weekday: date.getUTCDay() };
}

function dayOf(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return Math.round(date.getTime() / DAY);
}

function yearName(year) {
  return year > 0 ? String(year) : `${1 - year} BC`;
}

// '6 Jul 2016'
function dayName(day) {
  const { year, month, day: of } = civil(day);
  return `${of} ${MONTHS[month]} ${yearName(year)}`;
}

// '8–14 Mar 2016', '27 Feb – 6 Jul 2016', 'from 8 Mar 2016'
function daysName([first, last]) {
  if (first === null && last === null) return 'undated';
  if (first === null) return `until ${dayName(last)}`;
  if (last === null) return `from ${dayName(first)}`;
  if (first === last) return dayName(first);
  const a = civil(first);
  const b = civil(last);
  if (a.year !== b.year) return `${dayName(first)} – ${dayName(last)}`;
  if (a.month !== b.month) return `${a.day} ${MONTHS[a.month]} – ${dayName(last)}`;
  return `${a.day}–${dayName(last)}`;
}

// What a date is called: 'March 2016', 'week of 7 Mar 2016', '2016', 'summer 2016'.
function whenName(when) {
  if (!when) return 'undated';
  const [ends, granularity, value] = when;
  const [first, last] = ends;
  if (value === null || first === null || last === null) return daysName(ends);
  const { year, month } = civil(first);
  switch (granularity) {
    case 'week': return `week of ${dayName(first)}`;
    case 'month': return last - first < 27 ? daysName(ends) : `${LONG[month]} ${yearName(year)}`;
    case 'quarter': return `${['1st', '2nd', '3rd', '4th'][Math.floor(month / 3)]} quarter of ${yearName(year)}`;
    case 'year': return last - first < 364 ? daysName(ends) : yearName(year);
    default: return daysName(ends);
  }
}

// Where a tick stands for a step, from a day on: functions that give the first tick at or after a day, and its name.
function dayTicks(step) {
  return {
    next: (day) => {
      const { year, month, day: of } = civil(day);
      if (step === 1) return day;
      if (step === 7) return day + ((8 - civil(day).weekday) % 7);
      const later = [1, 11, 21].find((start) => start >= of);
      return later ? dayOf(year, month, later) : dayOf(year, month + 1, 1);
    },
    name: (day, first) => {
      const { year, month, day: of } = civil(day);
      return `${of} ${MONTHS[month]}${first ? ` ${yearName(year)}` : ''}`;
    },
    major: (day) => civil(day).day === 1,
  };
}

function monthTicks(step) {
  return {
    next: (day) => {
      const { year, month, day: of } = civil(day);
      const ahead = of === 1 ? month : month + 1;
      return dayOf(year, Math.ceil(ahead / step) * step, 1);
    },
    name: (day, first) => {
      const { year, month } = civil(day);
      if (month === 0) return yearName(year);
      return `${MONTHS[month]}${first ? ` ${yearName(year)}` : ''}`;
    },
    major: (day) => civil(day).month === 0,
  };
}

function yearTicks(step) {
  return {
    next: (day) => {
      const { year, month, day: of } = civil(day);
      const ahead = month === 0 && of === 1 ? year : year + 1;
      return dayOf(Math.ceil(ahead / step) * step, 0, 1);
    },
    name: (day) => yearName(civil(day).year),
    major: (day) => civil(day).year % (step * 10) === 0,
  };
}

const STEPS = [
  [1, dayTicks(1)], [7, dayTicks(7)], [10, dayTicks(10)], [30, monthTicks(1)], [91, monthTicks(3)], [182, monthTicks(6)],
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((years) => [365 * years, yearTicks(years)]),
];

// The ticks of a stretch of days, at least `room` days apart.
function ticks(from, to, room) {
  const [, kind] = STEPS.find(([days]) => days >= room) || STEPS[STEPS.length - 1];
  const found = [];
  for (let day = kind.next(Math.ceil(from)); day <= to && found.length < 200; day = kind.next(day + 1)) {
    found.push({ day, name: kind.name(day, found.length === 0), major: kind.major(day) });
  }
  return found;
}
