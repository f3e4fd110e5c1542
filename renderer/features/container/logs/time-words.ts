const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const short = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: '2-digit' });

const two = (number: number): string => String(number).padStart(2, '0');

/** When a line was written, by the clock of this computer. Formatters of the browser take too long for every line. */
export function timeOf(at: number): { day: string; short: string; clock: string } {
  const date = new Date(at);
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  const names = namesOf(date);
  return { ...names, clock: `${clock}.${String(date.getMilliseconds()).padStart(3, '0')}` };
}

let known = { of: '', day: '', short: '' };

function namesOf(date: Date): { day: string; short: string } {
  const of = date.toDateString();
  if (known.of !== of) known = { of, day: day.format(date), short: short.format(date) };
  return { day: known.day, short: known.short };
}
