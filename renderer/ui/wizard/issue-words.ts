import type { z } from 'zod';
import { formatBytes } from '#shared/domain/units.ts';

const nothing = new Set([undefined, '']);

/** What has to be there, by the field's last name. */
const missing: Readonly<Record<string, string>> = {
  name: 'Give it a name.',
  image: 'Pick a file, or type its path or address.',
  path: 'Pick a file, or type its path.',
  url: 'Type the address of the folder.',
  kernel: 'Pick the kernel, or type its path.',
  user: 'Name the user.',
  password: 'Give the user a password.',
  network: 'Choose a network.',
  bridge: 'Choose a bridge.',
  device: 'Choose an interface of the host.',
  address: 'Choose a device.',
  tag: 'Give it a tag.',
};

const formatWords: Readonly<Record<string, string>> = {
  cidrv4: 'Type an address with its prefix, such as 192.168.122.10/24.',
  cidrv6: 'Type an address with its prefix, such as 192.168.122.10/24.',
  ipv4: 'This is no IP address.',
  ipv6: 'This is no IP address.',
  url: 'This is no address: it begins with http:// or https://.',
};

const bytesFields = new Set(['size', 'memory', 'maximum', 'hugePages']);
const shown = (value: number | bigint, field: PropertyKey | undefined) =>
  bytesFields.has(String(field)) ? formatBytes(Number(value)) : Number(value).toLocaleString('en-GB');

/** Sentences for what zod would say in its own words; undefined keeps the schema's own sentence. */
export const issueWords: z.core.$ZodErrorMap = issue => {
  const field = issue.path?.at(-1);
  if (nothing.has(issue.input as string | undefined)) {
    const sentence = missing[String(field)];
    if (sentence !== undefined) return sentence;
  }
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') return 'Type something here.';
      if (issue.origin === 'array') return 'Choose at least one.';
      return `${shown(issue.minimum, field)} is the least.`;
    case 'too_big':
      if (issue.origin === 'string') return `It has at most ${Number(issue.maximum)} characters.`;
      if (issue.origin === 'array') return `There can be at most ${Number(issue.maximum)}.`;
      return `${shown(issue.maximum, field)} is the most.`;
    case 'invalid_type':
      if (issue.expected === 'int') return 'It is a whole number.';
      return issue.expected === 'number' ? 'This cannot be read as a number.' : 'Choose something here.';
    case 'invalid_format':
      return formatWords[issue.format] ?? 'It is not written as it should be.';
    case 'invalid_value':
      return 'Choose one of those offered.';
    default:
      return undefined;
  }
};
