import { z } from 'zod';
import { engineStateSchema } from '#electron/docker/container-state.ts';

/** Of GET /containers/{id}/json, what tells why a container was not started. */
export const refusedSchema = z.object({
  Image: z.string(),
  Path: z.string(),
  State: z.object({ Status: engineStateSchema, ExitCode: z.number(), Error: z.string().nullish() }),
  Config: z.object({ Image: z.string(), StopSignal: z.string().nullish() }),
  HostConfig: z.object({
    Runtime: z.string().nullish(),
    PortBindings: z
      .record(
        z.string(),
        z.array(z.object({ HostIp: z.string().nullish(), HostPort: z.string().nullish() })).nullish(),
      )
      .nullish(),
    Mounts: z.array(z.object({ Type: z.string(), Source: z.string().nullish() })).nullish(),
  }),
  NetworkSettings: z.object({ Networks: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});
export type RefusedContainer = z.infer<typeof refusedSchema>;
