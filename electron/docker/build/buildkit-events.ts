import { z } from 'zod';
import type { EngineLine } from '../progress-lines.ts';
import type { BuildEvent } from './build-event.ts';
import { readTrace, type Vertex } from './trace.ts';

const TRACE = 'moby.buildkit.trace';
const IMAGE = 'moby.image.id';

const imageSchema = z.object({ ID: z.string() });
/** A message in base64. */
const traceSchema = z.string();

/** What BuildKit's lines say: each carries a message of its own protocol. */
export async function* buildkitEvents(lines: AsyncIterable<EngineLine>): AsyncGenerator<BuildEvent> {
  for await (const { id, aux } of lines) {
    if (id === IMAGE) yield { kind: 'image', id: imageSchema.parse(aux).ID };
    if (id !== TRACE || aux === undefined) continue;
    const { vertexes, output } = readTrace(Buffer.from(traceSchema.parse(aux), 'base64'));
    for (const vertex of vertexes)
      yield { kind: 'step', id: vertex.digest, name: vertex.name, state: stateOf(vertex) };
    for (const text of output) if (text.trim() !== '') yield { kind: 'output', text: text.trimEnd() };
  }
}

function stateOf({
  error,
  cached,
  completed,
  started,
}: Vertex): Extract<BuildEvent, { kind: 'step' }>['state'] {
  if (error !== '') return 'failed';
  if (cached) return 'kept';
  if (completed) return 'done';
  return started ? 'runs' : 'waits';
}
