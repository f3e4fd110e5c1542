import { z } from 'zod';

/** How an engine's images, volumes or networks are told to whoever looks: all of them, then what changed. */
export const engineListEvent = <Item extends z.ZodType>(item: Item) =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('snapshot'), items: z.array(item) }),
    z.object({ kind: z.literal('upsert'), items: z.array(item) }),
    /** `keys`: what names each of them in its list. */
    z.object({ kind: z.literal('remove'), keys: z.array(z.string()) }),
  ]);

export type EngineListEvent<Item> =
  | { kind: 'snapshot'; items: Item[] }
  | { kind: 'upsert'; items: Item[] }
  | { kind: 'remove'; keys: string[] };
