import type { ScriptKind } from './script-kind.ts';

/** Puts right what keeps a generated script from running through without a question. */
export function finishScript(kind: ScriptKind, text: string, keyboard: string): string {
  if (kind !== 'preseed') return text;
  const lines = text
    .split('\n')
    // Older osinfo-db has no type there, so that the name itself is taken for one.
    .map(line => line.replace(/^d-i passwd\/username (?!string )/, 'd-i passwd/username string '));
  return [
    // For questions that nobody thought of, the default is taken.
    'd-i debconf/priority select critical',
    `d-i keyboard-configuration/xkb-keymap select ${keyboard}`,
    ...lines,
  ].join('\n');
}
