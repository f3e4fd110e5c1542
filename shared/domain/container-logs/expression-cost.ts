/** Characters of a line that are searched, so that one line with so many open repetitions does not take seconds. */
const searched = [Number.POSITIVE_INFINITY, 4000, 400, 120];

interface Group {
  /** It repeats without end, or chooses, so to repeat it may take all time there is. */
  open: boolean;
}

/**
 * How much of a line an expression may be tried on: engines that go back and try again need as many steps as the
 * length, to the power of the repetitions without end. Undefined for one that is not tried at all: a repeated group
 * that repeats or chooses inside needs twice the steps for each further character, and so may one that refers back.
 */
export function charactersSearched(source: string): number | undefined {
  let repeated = 0;
  const groups: Group[] = [];
  let closed: Group | undefined;
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    const ended = closed;
    closed = undefined;
    if (sign === '\\') {
      at += 1;
      if (/[1-9k]/.test(source[at] ?? '')) return undefined;
    } else if (sign === '[') at = classEnd(source, at);
    else if (sign === '(') {
      groups.push({ open: false });
      // What follows says which kind of group it is, and repeats nothing.
      if (source[at + 1] === '?') at += 1;
    } else if (sign === ')') {
      closed = groups.pop();
      const around = groups.at(-1);
      if (around !== undefined && closed?.open === true) around.open = true;
    } else if (sign === '|') {
      const inside = groups.at(-1);
      if (inside !== undefined) inside.open = true;
    } else if (repeats(source, at)) {
      if (ended?.open === true) return undefined;
      repeated += 1;
      const inside = groups.at(-1);
      if (inside !== undefined) inside.open = true;
    }
  }
  return searched[Math.min(repeated, searched.length - 1)];
}

/** Often or without end; `?` alone is no repetition. */
function repeats(source: string, at: number): boolean {
  if (source[at] === '*' || source[at] === '+') return true;
  const [, least = '', comma, most = ''] = /^\{(\d+)(,?)(\d*)\}/.exec(source.slice(at)) ?? [];
  return least !== '' && (comma === ',' && most === '' ? true : Number(most || least) > 8);
}

/** Where a class of characters ends that begins there. */
export function classEnd(source: string, begin: number): number {
  for (let at = begin + 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === ']') return at;
  }
  return source.length;
}
