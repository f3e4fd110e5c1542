import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { Read } from './parsed-answer.tsx';

type Pairs = NonNullable<RunRequest['environment']>;

/** `NAME=value`, one a line. A value of several lines is written between double quotes, as JSON has them. */
export const pairForm = {
  read: (text: string): Read<Pairs> => {
    const pairs: Pairs = [];
    for (const [at, line] of text.split('\n').entries()) {
      if (line.trim() === '') continue;
      const equals = line.indexOf('=');
      const name = equals < 0 ? '' : line.slice(0, equals).trim();
      if (name === '') return { wrong: `Line ${at + 1} is not NAME=value.` };
      pairs.push({ name, value: valueOf(line.slice(equals + 1)) });
    }
    return { value: pairs.length === 0 ? undefined : pairs };
  },
  write: (pairs: Pairs): string =>
    pairs
      .map(({ name, value }) => `${name}=${needsQuotes(value) ? JSON.stringify(value) : value}`)
      .join('\n'),
};

/** What would be read back as something else. */
const needsQuotes = (value: string) => /[\r\n]/.test(value) || quoted(value) !== undefined;

function quoted(text: string): string | undefined {
  if (!text.startsWith('"')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    // Quotes that hold no line break are part of the value, as in a file of variables.
    return typeof value === 'string' && (/[\r\n]/.test(value) || quoted(value) !== undefined)
      ? value
      : undefined;
  } catch {
    return undefined;
  }
}

const valueOf = (text: string): string => quoted(text) ?? text;
