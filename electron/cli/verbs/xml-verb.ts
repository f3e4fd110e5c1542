import type { Verb } from '../verb.ts';
import { runXml } from './xml.ts';

export const xml: Verb = {
  name: 'xml',
  summary: 'check libvirt documents and write them back without loss',
  usage: '[--out DIR] FILE…',
  options: { out: { type: 'string' } },
  optionHelp: [['--out DIR', 'write each under its own name there instead of to stdout']],
  positionals: { min: 1, max: Number.POSITIVE_INFINITY },
  run: ({ positionals, values, json, out, note }) =>
    runXml(
      { files: positionals, out: typeof values['out'] === 'string' ? values['out'] : undefined, json },
      { stdout: text => out(text), stderr: text => note(text.replace(/\n$/, '')) },
    ),
};
