import { parseArgs } from 'node:util';
import { z } from 'zod';

/** What a second start may ask of the first. It comes from another process, so it is checked. */
export const secondStartSchema = z.strictObject({ newWindow: z.boolean() });

export interface DesktopArguments {
  readonly stateDir: string | undefined;
  readonly connect: readonly string[];
  readonly newWindow: boolean;
}

const options = {
  'state-dir': { type: 'string' },
  connect: { type: 'string', multiple: true },
  'new-window': { type: 'boolean' },
} as const;

/** Ours among the arguments; the others are Chromium's or of no meaning. */
export function desktopArguments(argv: readonly string[]): DesktopArguments {
  const { values } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true });
  const stateDir = values['state-dir'];
  return {
    stateDir: typeof stateDir === 'string' ? stateDir : undefined,
    connect: (values.connect ?? []).filter(uri => typeof uri === 'string'),
    newWindow: values['new-window'] === true,
  };
}
