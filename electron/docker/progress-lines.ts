import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { streamLines } from './stream-lines.ts';

/** Milliseconds that lines may take before others have a turn: hundreds come in one piece. */
const TURN_MS = 4;

/** One line of what an engine tells while it pulls, pushes, loads or builds (moby: pkg/jsonmessage). */
const lineSchema = z.object({
  id: z.string().optional(),
  status: z.string().optional(),
  stream: z.string().optional(),
  progressDetail: z.object({ current: z.number().optional(), total: z.number().optional() }).nullish(),
  aux: z.unknown().optional(),
  error: z.string().optional(),
  errorDetail: z.object({ code: z.number().optional(), message: z.string().optional() }).optional(),
});
export type EngineLine = z.infer<typeof lineSchema>;

/** What was refused after the answer had begun with 200: as dockerode's errors are. */
export class RefusedLater extends Error {
  readonly statusCode: number;

  constructor({ error, errorDetail }: EngineLine) {
    super(errorDetail?.message ?? error ?? 'It failed.');
    this.statusCode = errorDetail?.code ?? 500;
  }
}

/**
 * The lines of an answer. Throws RefusedLater at the one that says it failed, LineTooLong, and why the answer broke
 * off. Whoever stops reading ends it.
 */
export function progressLines(stream: Readable): AsyncGenerator<EngineLine> {
  // Listens from now on, before anybody reads.
  return read(streamLines(stream));
}

async function* read(lines: AsyncIterable<string>): AsyncGenerator<EngineLine> {
  let turnBegan = performance.now();
  for await (const text of lines) {
    if (performance.now() - turnBegan > TURN_MS) {
      await nextTurn();
      turnBegan = performance.now();
    }
    const line = lineSchema.parse(JSON.parse(text));
    if (line.error !== undefined || line.errorDetail !== undefined) throw new RefusedLater(line);
    yield line;
  }
}
