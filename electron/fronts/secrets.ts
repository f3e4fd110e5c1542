/** Names of fields whose values never reach a log, at any depth we log. */
export const secretKeys = [
  'password',
  'passwd',
  'passphrase',
  'token',
  'ticket',
  'link',
  'cookie',
  'authorization',
  'secret',
  'xml',
  'userData',
  '["set-cookie"]',
];

const hidden = '[hidden]';

/**
 * The second net, for secrets inside longer text: messages of errors, addresses, parts of documents.
 * Works on the written line, where quotes may be escaped.
 */
const patterns: readonly (readonly [RegExp, string])[] = [
  // <graphics passwd='…'> and the like in a domain document.
  [/\b(passwd|password)=(\\?["'])(?:(?!\2).)*\2/g, `$1=$2${hidden}$2`],
  // user:password@host in an address.
  [/(\/\/[^\s/:@"']*):[^\s/@"']+@/g, `$1:${hidden}@`],
  // Our own one-time links and console tickets.
  [/([?&]link=)[\w-]+/g, `$1${hidden}`],
  [/(\/console\/)[\w-]{20,}/g, `$1${hidden}`],
];

export function scrub(line: string): string {
  return patterns.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line);
}
