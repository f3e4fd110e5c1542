/** Reads numeric macros and enumerations from libvirt's public headers; prose stays behind. */

const stripComments = text => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');

/** Integer expressions as the headers use them: literals, names, `|`, `<<`, parentheses. @returns {number} */
function evaluate(expression, known) {
  const bare = expression
    .trim()
    .replace(/^\((.*)\)$/s, '$1')
    .trim();
  if (bare.includes('|')) {
    return Number(bare.split('|').reduce((sum, part) => sum | BigInt(evaluate(part, known)), 0n));
  }
  const shift = /^(\w+)\s*<<\s*(\w+)$/.exec(bare);
  if (shift) return evaluate(shift[1], known) * 2 ** evaluate(shift[2], known);
  if (/^-?(0x[\da-f]+|\d+)[uUlL]*$/i.test(bare)) return Number(bare.replace(/[uUlL]+$/, ''));
  const value = known.get(bare);
  if (value === undefined) throw new Error(`Cannot evaluate "${expression.trim()}"`);
  return value;
}

/** @param {string[]} texts contents of the headers */
export function parseHeaders(texts) {
  const known = new Map();
  const enums = new Map();
  for (const text of texts.map(stripComments)) {
    for (const [, name, value] of text.matchAll(
      /^\s*#\s*define (VIR_\w+)\s+\(?(\d+(?:\s*\+\s*\d+)?)\)?\s*$/gm,
    )) {
      known.set(
        name,
        value.split('+').reduce((sum, part) => sum + Number(part), 0),
      );
    }
  }
  for (const text of texts.map(stripComments)) {
    const body = text.replace(/^\s*#.*$/gm, '');
    for (const [, list, name] of body.matchAll(/typedef enum \{([^}]*)\} (\w+);/g)) {
      enums.set(name, parseMembers(list, known));
    }
  }
  return { known, enums };
}

function parseMembers(list, known) {
  const members = [];
  let next = 0;
  for (const entry of list.split(',')) {
    const match = /^\s*(VIR_\w+)\s*(?:=\s*([\s\S]+))?$/.exec(entry);
    if (!match) continue;
    const value = match[2] === undefined ? next : evaluate(match[2], known);
    next = value + 1;
    known.set(match[1], value);
    // The sentinel moves with every release: it is no value of the protocol.
    if (!match[1].endsWith('_LAST')) members.push([match[1], value]);
  }
  return members;
}
