import { z } from 'zod';
import type { EngineFacts } from '#shared/contract/engines.ts';
import { inDockersWords } from './podman-events.ts';
import type { EngineEvent } from './ports.ts';

/** One line of GET /events (moby: api/types/events). */
const lineSchema = z.object({
  Type: z.string(),
  Action: z.string(),
  Actor: z.object({ ID: z.string(), Attributes: z.record(z.string(), z.string()).nullish() }),
  timeNano: z.number(),
});

/** As Docker words it, whoever tells it. Throws for what is no event. */
export function readEventLine(line: string, { product }: Pick<EngineFacts, 'product'>): EngineEvent {
  const { Type, Action, Actor, timeNano } = lineSchema.parse(JSON.parse(line));
  const event: EngineEvent = {
    type: Type,
    action: Action,
    actor: { id: Actor.ID, attributes: Actor.Attributes ?? {} },
    timeNano,
  };
  return product === 'podman' ? inDockersWords(event) : event;
}
