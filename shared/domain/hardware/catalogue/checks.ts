import type { ItemValues } from '../../../contract/hardware.ts';
import { parseCpuList } from '../../cpu-list.ts';
import { scalarText } from '../scalar-text.ts';
import type { Field } from './kind.ts';

type Check = NonNullable<Field['check']>;

const isMissing = (value: ItemValues[string]): boolean =>
  value === null || value === undefined || value === '';

export function needed(what: string): Check {
  return value => (isMissing(value) ? `Give ${what}.` : undefined);
}

function matching(pattern: RegExp, wrong: string): Check {
  return value => (isMissing(value) || pattern.test(scalarText(value)) ? undefined : wrong);
}

export const absolutePath = matching(/^\//, 'Give the whole path on the host, from / on.');

export const macAddress: Check = value => {
  if (isMissing(value)) return undefined;
  const text = scalarText(value);
  if (!/^[0-9a-fA-F]{1,2}(:[0-9a-fA-F]{1,2}){5}$/.test(text))
    return 'Give six pairs of hexadecimal digits, such as 52:54:00:6b:29:7a.';
  const first = Number.parseInt(text, 16);
  return first % 2 === 1
    ? 'An address whose first byte is odd is one of a group of machines, not of one.'
    : undefined;
};

export const uuid = matching(
  /^[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}$/,
  'Give a UUID such as c7a5fdbd-edaf-9455-926a-d65c16db1809.',
);

/** As `hex(4)` of the views reads it: a number by now; text only when it is none. */
export const identifier: Check = value =>
  isMissing(value) || (typeof value === 'number' && value >= 0 && value <= 0xffff)
    ? undefined
    : 'Give a number from 0x0000 to 0xffff.';

/** CPUs or NUMA nodes: `0-3,6`. */
export const numberList: Check = value => {
  if (isMissing(value)) return undefined;
  const text = scalarText(value);
  return /^\s*\^?\d+(-\d+)?(\s*,\s*\^?\d+(-\d+)?)*\s*$/.test(text)
    ? undefined
    : 'Give numbers such as 0-3,6.';
};

/** A list that names CPUs of the host. */
export const hostCpus: Check = (value, context, values) => {
  const wrong = numberList(value, context, values);
  if (wrong !== undefined || isMissing(value)) return wrong;
  const { hostCpus: count } = context.choices;
  const past = parseCpuList(scalarText(value).replaceAll('^', '')).find(cpu => count > 0 && cpu >= count);
  return past === undefined ? undefined : `The host has CPUs 0 to ${count - 1}; there is no ${past}.`;
};

export const wwn = matching(/^(0x)?[0-9a-fA-F]{16}$/, 'Give 16 hexadecimal digits.');
