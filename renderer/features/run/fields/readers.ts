import { quoteWords, shellWords } from '#shared/domain/run/words/shell-words.ts';
import { parseSize, sizeText } from '#renderer/ui/size-text.ts';
import type { Read } from './parsed-answer.tsx';

const isBlank = (text: string) => text.trim() === '';

interface Form<T> {
  read: (text: string) => Read<T>;
  write: (value: T) => string;
}

const openWords = {
  single: 'A single quote is not closed.',
  double: 'A double quote is not closed.',
  backslash: 'Nothing follows the backslash at the end.',
} as const;

/** As in a shell. */
export const wordsForm: Form<string[]> = {
  read: text => {
    if (isBlank(text)) return { value: undefined };
    const found = shellWords(text);
    return 'open' in found ? { wrong: openWords[found.open] } : { value: [...found.words] };
  },
  write: quoteWords,
};

export const textForm: Form<string> = {
  read: text => ({ value: text === '' ? undefined : text }),
  write: text => text,
};

export const numberForm: Form<number> = {
  read: text => {
    if (isBlank(text)) return { value: undefined };
    const value = Number(text.trim().replace(',', '.'));
    return Number.isFinite(value) ? { value } : { wrong: 'This cannot be read as a number.' };
  },
  write: String,
};

/** Bytes. */
export const sizeForm: Form<number> = {
  read: text => {
    if (isBlank(text)) return { value: undefined };
    const value = parseSize(text);
    return value === undefined ? { wrong: 'That is no size. Write it as 512 MiB or 2 GiB.' } : { value };
  },
  write: sizeText,
};

/** Seconds, kept as milliseconds. */
export const secondsForm: Form<number> = {
  read: text => {
    const found = numberForm.read(text);
    if ('wrong' in found || found.value === undefined) return found;
    return { value: Math.round(found.value * 1000) };
  },
  write: ms => String(ms / 1000),
};

/** Several, between spaces, commas or line breaks. */
export const listForm: Form<string[]> = {
  read: text => {
    const items = text.split(/[\s,]+/).filter(item => item !== '');
    return { value: items.length === 0 ? undefined : items };
  },
  write: items => items.join(' '),
};

/** One a line, spaces and all. */
export const linesForm: Form<string[]> = {
  read: text => {
    const items = text
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '');
    return { value: items.length === 0 ? undefined : items };
  },
  write: items => items.join('\n'),
};
