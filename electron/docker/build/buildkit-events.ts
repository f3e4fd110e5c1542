import { z } from 'zod';
import type { EngineLine } from '../progress-lines.ts';
import type { BuildEvent } from './build-event.ts';

const TRACE = 'moby.buildkit.trace';
const IMAGE = 'moby.image.id';

/** moby/buildkit: api/services/control/control.proto, as dockerode decodes it. */
const statusSchema = z.object({
  vertexes: z.array(
    z.object({
      digest: z.string(),
      name: z.string(),
      cached: z.boolean(),
      started: z.unknown().nullable(),
      completed: z.unknown().nullable(),
      error: z.string(),
    }),
  ),
  /** base64 */
  logs: z.array(z.object({ msg: z.string() })),
});
const imageSchema = z.object({ ID: z.string() });

/** What BuildKit's lines say: each carries a message of its own protocol. */
export async function* buildkitEvents(lines: AsyncIterable<EngineLine>): AsyncGenerator<BuildEvent> {
  const { decodeBuildKitStatus } = await import('dockerode/lib/buildkit.js');
  for await (const { id, aux } of lines) {
    if (id === IMAGE) yield { kind: 'image', id: imageSchema.parse(aux).ID };
    if (id !== TRACE) continue;
    const { vertexes, logs } = statusSchema.parse(decodeBuildKitStatus(z.string().parse(aux ?? '')));
    for (const { digest, name, cached, started, completed, error } of vertexes)
      yield {
        kind: 'step',
        id: digest,
        name,
        state: error !== '' ? 'failed' : cached ? 'kept' : completed ? 'done' : started ? 'runs' : 'waits',
      };
    for (const { msg } of logs) {
      const text = Buffer.from(msg, 'base64').toString().trimEnd();
      if (text !== '') yield { kind: 'output', text };
    }
  }
}
