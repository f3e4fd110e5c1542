import { z } from 'zod';
import type { EngineEvent } from './ports.ts';

/** One line of GET /events (moby: api/types/events). */
const lineSchema = z.object({
  Type: z.string(),
  Action: z.string(),
  Actor: z.object({ ID: z.string(), Attributes: z.record(z.string(), z.string()).nullish() }),
  timeNano: z.number(),
});

/** Throws for what is no event. */
export function readEventLine(line: string): EngineEvent {
  const { Type, Action, Actor, timeNano } = lineSchema.parse(JSON.parse(line));
  return {
    type: Type,
    action: Action,
    actor: { id: Actor.ID, attributes: Actor.Attributes ?? {} },
    timeNano,
  };
}
