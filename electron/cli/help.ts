import type { Verb } from './verb.ts';

const common: readonly (readonly [string, string])[] = [
  ['--connect URI', 'use this address alone: qemu:///system, ssh://user@host …; may be repeated'],
  ['--json', 'print JSON for scripts'],
  ['--state-dir DIR', 'where settings and remembered connections live'],
  ['--help', 'show this'],
];

function lines(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}

export function verbHelp(verb: Verb): string {
  const options = [...(verb.optionHelp ?? []), ...common];
  return `${verb.summary[0]?.toUpperCase()}${verb.summary.slice(1)}.\n\nUsage: innkeeper ${verb.name} ${verb.usage}\n\n${lines(options)}\n`;
}

export function generalHelp(verbs: readonly Verb[]): string {
  return [
    'Innkeeper manages virtual machines on machines you own.',
    '',
    'Usage: innkeeper VERB …',
    '',
    lines(verbs.map(verb => [verb.name, verb.summary])),
    '',
    'Every verb takes:',
    lines(common),
    '',
  ].join('\n');
}
