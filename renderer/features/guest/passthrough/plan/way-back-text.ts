import type { PassthroughPlan, PassthroughSetup } from '#shared/contract/passthrough.ts';

type WayBack = PassthroughPlan['back'][number];

/** Narrow enough for a page, and for a phone that somebody reads it from in front of a dark screen. */
const width = 76;

/** The ways back as a page of text: to be printed, or kept where the screen that goes dark does not matter. */
export function wayBackText(title: string, host: string, back: PassthroughSetup['back']): string {
  const head = `The way back: ${title}`;
  const parts = back.map((way, at) => partOf(way, at + 1));
  return [
    wrapped(head, ''),
    '='.repeat(Math.min(width, head.length)),
    '',
    wrapped(`On ${host}. Keep this where you can read it without that host’s screen.`, ''),
    ...parts,
    '',
  ].join('\n');
}

function partOf({ title, text, commands }: WayBack, number: number): string {
  const lines = ['', `${number}. ${title}`, '', wrapped(text, '   ')];
  // Never broken: a command in two lines is another command.
  return [
    ...lines,
    ...(commands.length > 0 ? ['', ...commands.map(command => `       ${command}`)] : []),
  ].join('\n');
}

function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/\s+/)) {
    if (line.length + word.length + 1 > width && line.trim() !== '') {
      lines.push(line);
      line = indent;
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}
