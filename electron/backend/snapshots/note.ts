import { z } from 'zod';
import type { Op } from '#shared/domain/snapshots/ops.ts';

const paths = z.array(z.string());
const name = z.string();
const path = z.string();

const opSchema: z.ZodType<Op> = z.discriminatedUnion('do', [
  z.object({ do: z.literal('forget'), snapshot: name }),
  z.object({ do: z.literal('delete-internal'), snapshot: name }),
  z.object({ do: z.literal('drop-internal'), snapshot: name, path }),
  z.object({
    do: z.literal('commit'),
    target: z.string(),
    top: path,
    base: path,
    topFormat: z.string(),
    baseFormat: z.string(),
    above: paths,
  }),
  z.object({ do: z.literal('redirect'), from: path, to: path, format: z.string() }),
  z.object({
    do: z.literal('pull'),
    target: z.string(),
    layer: path,
    layerFormat: z.string(),
    base: path.exactOptional(),
    baseFormat: z.string().exactOptional(),
  }),
  z.object({ do: z.literal('repoint'), path, onto: path, format: z.string(), layerFormat: z.string() }),
  z.object({ do: z.literal('remove'), path }),
  z.object({ do: z.literal('continue-from'), snapshot: name }),
  z.object({ do: z.literal('rewrite'), snapshot: name, name, description: z.string() }),
]);

/** What the journal holds of work on snapshots: enough to tell what came of it, and to finish it. */
export const snapshotNoteSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create'), snapshot: name, made: paths }),
  z.object({
    do: z.literal('revert'),
    snapshot: name,
    keep: name.exactOptional(),
    kind: z.enum(['internal', 'external']),
    made: paths,
    abandoned: paths,
  }),
  z.object({ do: z.literal('ops'), ops: z.array(opSchema) }),
  z.object({ do: z.literal('export'), name, uuid: z.string(), made: paths }),
]);
export type SnapshotNote = z.infer<typeof snapshotNoteSchema>;
