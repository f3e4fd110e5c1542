// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { guestRefSchema } from './guests.ts';
import { hardwareEditSchema } from './hardware.ts';
import { procedure } from './procedure.ts';
import { connectionIdSchema } from './values.ts';

/** OpenGL by virgl, or Vulkan by venus, in a virtio display; the host's GPU stays with the host. */
export const sharedApiSchema = z.enum(['opengl', 'vulkan']);
export type SharedApi = z.infer<typeof sharedApiSchema>;

/**
 * `on`: the guest has it. `ready`: everything that can be known beforehand is there. `risky`: it can be tried, and
 * `reasons` say what may keep it from starting. `refused`: it cannot work here.
 */
export const sharingLevelSchema = z.enum(['on', 'ready', 'risky', 'refused']);
export type SharingLevel = z.infer<typeof sharingLevelSchema>;

export const sharingWaySchema = z.object({
  api: sharedApiSchema,
  level: sharingLevelSchema,
  /** In sentences, the weightiest first. */
  reasons: z.array(z.object({ text: z.string(), remedy: z.string().optional() })),
  /** Brings it about, or for `on` takes it out; empty for `refused`. */
  edits: z.array(hardwareEditSchema),
});
export type SharingWay = z.infer<typeof sharingWaySchema>;

export const renderNodeSchema = z.object({
  /** /dev/dri/renderD128. */
  path: z.string(),
  /** Of the GPU; missing where libvirt does not tell. */
  name: z.string().optional(),
  driver: z.string().optional(),
  /** The account that runs QEMU may open it; missing: it cannot be told. */
  opens: z.boolean().optional(),
});
export type RenderNode = z.infer<typeof renderNodeSchema>;

export const gpuSharingContract = {
  offer: procedure.input(z.object({ guest: guestRefSchema })).output(
    z.object({
      ways: z.array(sharingWaySchema),
      nodes: z.array(renderNodeSchema).optional(),
    }),
  ),
  /** GPUs of a host that can draw for guests, and the guests that have it on. */
  host: procedure.input(z.object({ connection: connectionIdSchema })).output(
    z.object({
      nodes: z.array(renderNodeSchema).optional(),
      guests: z.array(z.object({ guest: guestRefSchema, name: z.string(), running: z.boolean() })),
    }),
  ),
};
