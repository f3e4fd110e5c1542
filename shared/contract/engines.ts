import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { connectionStateSchema } from './connections.ts';
import { failureSchema } from './failure.ts';
import { procedure } from './procedure.ts';
import { instantSchema } from './values.ts';

/** Names one container engine for as long as it is remembered; never one of a connection to libvirt. */
export const engineIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
  .brand<'EngineId'>();
export type EngineId = z.infer<typeof engineIdSchema>;

/** Docker's HTTP API as `major.minor`, for example 1.41. */
export const apiVersionSchema = z
  .string()
  .regex(/^\d+\.\d+$/)
  .brand<'ApiVersion'>();
export type ApiVersion = z.infer<typeof apiVersionSchema>;

/** Read once online and kept while lost. */
export const engineFactsSchema = z.object({
  /** What answers Docker's API. */
  product: z.enum(['docker', 'podman', 'other']),
  /** The engine's own version, for example 20.10.24. */
  version: z.string(),
  /** What both sides speak: the newest of the engine's that this client knows. */
  api: apiVersionSchema,
  hostname: z.string(),
  os: z.string(),
  arch: z.string(),
  /** It runs without root: no ports below 1024, limits only with cgroup delegation. */
  rootless: z.boolean(),
  /** On this computer: its paths are ours. */
  local: z.boolean(),
  cgroupVersion: z.enum(['1', '2']).optional(),
  cpus: z.number().int().nonnegative(),
  memory: z.number().int().nonnegative(),
  runtimes: z.array(z.string()),
  defaultRuntime: z.string(),
  /** As the engine names them, such as `seccomp`, `apparmor`, `userns`. */
  security: z.array(z.string()),
  kernel: z.string().optional(),
  storageDriver: z.string().optional(),
  /** Where the engine keeps images, containers and volumes, on its own computer. */
  folder: z.string().optional(),
  /** What the engine itself warns of, word for word. */
  warnings: z.array(z.string()).optional(),
});
export type EngineFacts = z.infer<typeof engineFactsSchema>;

export const engineSchema = z.object({
  id: engineIdSchema,
  /** As DOCKER_HOST has it: `unix:///run/docker.sock`, `tcp://host:2376`, `ssh://user@host`. */
  address: z.string(),
  label: z.string(),
  /** `context`: of the person's Docker configuration. */
  origin: z.enum(['found', 'environment', 'context', 'added', 'given']),
  state: connectionStateSchema,
  since: instantSchema,
  failure: failureSchema.optional(),
  retryAt: instantSchema.optional(),
  facts: engineFactsSchema.optional(),
});
export type Engine = z.infer<typeof engineSchema>;

export const enginesEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('snapshot'),
    engines: z.array(engineSchema),
    /** Why the person's Docker configuration could not be read. */
    configuration: failureSchema.optional(),
  }),
  z.object({ kind: z.literal('upsert'), engine: engineSchema }),
  z.object({ kind: z.literal('remove'), id: engineIdSchema }),
  /** Without a failure it can be read again. */
  z.object({ kind: z.literal('configuration'), failure: failureSchema.optional() }),
]);
export type EnginesEvent = z.infer<typeof enginesEventSchema>;

const byId = z.object({ id: engineIdSchema });
const label = z.string().trim().max(100);

export const enginesContract = {
  /** A snapshot, then one event for each change. */
  watch: procedure.input(z.object({})).output(eventIterator(enginesEventSchema)),
  /** Tries the address once and remembers it only if an engine answered, unless `evenIfUnreachable`. */
  add: procedure
    .input(
      z.object({
        address: z.string().trim().min(1).max(2048),
        label: label.optional(),
        /** With TLS: the folder that holds ca.pem, cert.pem and key.pem. */
        certificates: z.string().max(4096).optional(),
        evenIfUnreachable: z.boolean().optional(),
      }),
    )
    .output(engineSchema),
  rename: procedure.input(byId.extend({ label: label.min(1) })).output(engineSchema),
  /** Forgets an added engine; nothing there changes. */
  remove: procedure.input(byId).output(z.object({})),
  /** Looks again for engines of this computer and of the person's Docker configuration. */
  look: procedure.input(z.object({})).output(z.object({})),
  /** Tries again now instead of at `retryAt`; turns an `off` one on. */
  retry: procedure.input(byId).output(z.object({})),
  disconnect: procedure.input(byId).output(z.object({})),
};
