// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { guestRefSchema } from './guests.ts';
import { procedure } from './procedure.ts';
import { bytesSchema, instantSchema } from './values.ts';

/**
 * `no-channel`: the guest has no device to talk over; `silent`: it has, and nothing inside answers.
 * https://libvirt.org/formatdomain.html#channel
 */
export const agentReachSchema = z.enum(['answers', 'silent', 'no-channel', 'not-running', 'unsupported']);

/** What the guest itself says; parts that it does not tell are missing. */
export const agentStateSchema = z.object({
  reach: agentReachSchema,
  hostname: z.string().optional(),
  os: z
    .object({ name: z.string(), version: z.string().optional(), kernel: z.string().optional() })
    .optional(),
  timezone: z.string().optional(),
  users: z.array(z.object({ name: z.string(), since: instantSchema.optional() })).optional(),
  fileSystems: z
    .array(
      z.object({
        mountpoint: z.string(),
        type: z.string(),
        device: z.string(),
        total: bytesSchema.optional(),
        used: bytesSchema.optional(),
        /** Targets of the disks it lies on. */
        disks: z.array(z.string()),
      }),
    )
    .optional(),
  interfaces: z
    .array(z.object({ name: z.string(), mac: z.string().optional(), addresses: z.array(z.string()) }))
    .optional(),
  /** The guest's clock less the backend's, in ms. */
  clockAhead: z.number().optional(),
  frozen: z.boolean().optional(),
  /** How to install it in this guest, by what system it has. */
  install: z.array(z.object({ system: z.string(), steps: z.array(z.string()) })),
});
export type AgentState = z.infer<typeof agentStateSchema>;

const one = z.object({ guest: guestRefSchema });

export const agentContract = {
  read: procedure.input(one).output(agentStateSchema),
  /** Sets the guest's clock to the host's. */
  syncTime: procedure.input(one).output(z.object({})),
  freeze: procedure.input(one).output(z.object({ fileSystems: z.number().int() })),
  thaw: procedure.input(one).output(z.object({ fileSystems: z.number().int() })),
  /** The password is in no log and no history. */
  setPassword: procedure
    .input(one.extend({ user: z.string().min(1).max(256), password: z.string().min(1).max(1024) }))
    .output(z.object({})),
};
