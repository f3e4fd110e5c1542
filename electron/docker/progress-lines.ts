import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';

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

/** The lines of an answer. Throws RefusedLater at the one that says it failed, and why the answer broke off. */
export function progressLines(stream: Readable): AsyncGenerator<EngineLine> {
  let broken: Error | undefined;
  // From now on: it can break before anybody reads, and after nobody does any more.
  stream.on('error', (error: Error) => (broken ??= error));
  return read(stream, () => broken);
}

async function* read(stream: Readable, broken: () => Error | undefined): AsyncGenerator<EngineLine> {
  const lines = createInterface({ input: stream });
  stream.once('close', () => lines.close());
  if (stream.closed) lines.close();
  let turnBegan = performance.now();
  try {
    for await (const text of lines) {
      if (performance.now() - turnBegan > TURN_MS) {
        await nextTurn();
        turnBegan = performance.now();
      }
      if (text.trim() === '') continue;
      const line = lineSchema.parse(JSON.parse(text));
      if (line.error !== undefined || line.errorDetail !== undefined) throw new RefusedLater(line);
      yield line;
    }
  } finally {
    // Whoever stops reading ends it: nobody drains it any more.
    stream.destroy();
  }
  const error = broken();
  if (error !== undefined) throw error;
}
