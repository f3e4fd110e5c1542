import { stringify } from 'yaml';

/** YAML allows these in no stream, or reads a line's end into them; JSON leaves them as they are. */
// oxlint-disable-next-line no-control-regex -- it is what is looked for
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * A document that YAML 1.1 and 1.2 read alike, PyYAML included: every string is in double quotes, so that none
 * can be taken for a number, a truth value, a date or a piece of structure. Keys are ours and stay plain.
 */
export function yamlText(value: object): string {
  const text = stringify(value, {
    version: '1.1',
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
  return text.replaceAll(
    UNPRINTABLE,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
