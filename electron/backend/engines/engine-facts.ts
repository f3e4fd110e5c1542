import { z } from 'zod';
import type { ApiVersion, EngineFacts } from '#shared/contract/engines.ts';

/** GET /version of the Docker Engine API; engines before 18.06 have no components. */
export const versionSchema = z.object({
  Version: z.string(),
  ApiVersion: z.string().regex(/^\d+\.\d+$/),
  MinAPIVersion: z
    .string()
    .regex(/^\d+\.\d+$/)
    .optional(),
  Components: z.array(z.object({ Name: z.string() })).nullish(),
});
export type EngineVersion = z.infer<typeof versionSchema>;

/** GET /info of the Docker Engine API. */
export const infoSchema = z.object({
  Name: z.string(),
  ServerVersion: z.string(),
  OperatingSystem: z.string(),
  KernelVersion: z.string().optional(),
  Architecture: z.string(),
  NCPU: z.number().int(),
  MemTotal: z.number().int(),
  Driver: z.string().optional(),
  DockerRootDir: z.string().optional(),
  CgroupVersion: z.string().optional(),
  SecurityOptions: z.array(z.string()).nullish(),
  /** Of Podman, which does not always say it among the options. */
  Rootless: z.boolean().optional(),
  Runtimes: z.record(z.string(), z.unknown()).nullish(),
  DefaultRuntime: z.string().optional(),
  SystemTime: z.string().optional(),
  Warnings: z.array(z.string()).nullish(),
});
export type EngineInfo = z.infer<typeof infoSchema>;

function productOf({ Components: components }: EngineVersion): EngineFacts['product'] {
  const names = components?.map(({ Name }) => Name);
  if (names === undefined || names.includes('Engine')) return 'docker';
  return names.includes('Podman Engine') ? 'podman' : 'other';
}

export function factsOf(
  version: EngineVersion,
  info: EngineInfo,
  api: ApiVersion,
  local: boolean,
): EngineFacts {
  const security = info.SecurityOptions ?? [];
  const product = productOf(version);
  const defaultRuntime = info.DefaultRuntime ?? 'runc';
  const cgroupVersion = (['1', '2'] as const).find(known => known === info.CgroupVersion);
  return {
    product,
    version: info.ServerVersion,
    api,
    hostname: info.Name,
    os: info.OperatingSystem,
    arch: info.Architecture,
    rootless:
      info.Rootless ?? security.some(option => option === 'rootless' || option.startsWith('name=rootless')),
    local,
    cpus: info.NCPU,
    memory: info.MemTotal,
    // Podman lists every one that it has heard of, installed or not.
    runtimes: product === 'podman' ? [defaultRuntime] : Object.keys(info.Runtimes ?? {}),
    defaultRuntime,
    security,
    ...(cgroupVersion && { cgroupVersion }),
    ...(info.KernelVersion && { kernel: info.KernelVersion }),
    ...(info.Driver && { storageDriver: info.Driver }),
    ...(info.DockerRootDir && { folder: info.DockerRootDir }),
    ...(info.Warnings?.length && { warnings: info.Warnings }),
  };
}
