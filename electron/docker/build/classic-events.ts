import { z } from 'zod';
import type { EngineLine } from '../progress-lines.ts';
import type { BuildEvent } from './build-event.ts';

/** How the classic builder begins a step; it has no other way to say so. */
const STEP = /^Step (\d+)\/(\d+) : (.*)$/s;
const KEPT = ' ---> Using cache\n';
const imageSchema = z.object({ ID: z.string() });

/** What the classic builder's lines say: text as it comes, with the beginnings of steps in it. */
export async function* classicEvents(lines: AsyncIterable<EngineLine>): AsyncGenerator<BuildEvent> {
  let now: { readonly id: string; readonly name: string } | undefined;
  for await (const { stream, status, aux } of lines) {
    const image = imageSchema.safeParse(aux);
    if (image.success) yield { kind: 'image', id: image.data.ID };
    // Of an image that it pulls to build on.
    if (status !== undefined) continue;
    const [, at, of, instruction] = STEP.exec(stream ?? '') ?? [];
    if (at === undefined) {
      if (stream === KEPT && now) yield { kind: 'step', ...now, state: 'kept' };
      else if (stream !== undefined && stream.trim() !== '') yield { kind: 'output', text: stream.trimEnd() };
      continue;
    }
    if (now) yield { kind: 'step', ...now, state: 'done' };
    else for (let ahead = 2; ahead <= Number(of); ahead += 1) yield waiting(ahead);
    now = { id: at, name: `[${at}/${of}] ${instruction?.trim() ?? ''}` };
    yield { kind: 'step', ...now, state: 'runs' };
  }
  if (now) yield { kind: 'step', ...now, state: 'done' };
}

const waiting = (at: number): BuildEvent => ({ kind: 'step', id: String(at), name: '', state: 'waits' });
