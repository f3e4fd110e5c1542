import { implement } from '@orpc/server';
import { lxcContract, type LxcOptions } from '#shared/contract/lxc.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { freeRange } from '#shared/domain/lxc/id-ranges.ts';
import { planLxc } from '#shared/domain/lxc/plan.ts';
import { GiB, MiB } from '#shared/domain/units.ts';
import type { Scene } from './scene.ts';

/** A host that can make containers of every kind, as root. */
const OPTIONS: LxcOptions = {
  local: true,
  tools: ['mmdebstrap'],
  networks: [
    { name: 'default', active: true },
    { name: 'lab', active: false },
  ],
  bridges: ['br0'],
  parent: '/var/lib/innkeeper/containers',
  freeId: freeRange([]),
  name: 'container',
  cpus: 8,
};

export function lxcRouter(scene: Scene) {
  const os = implement(lxcContract);
  return {
    options: os.options.handler(() => ({ ...OPTIONS, ...scene.lxc?.options })),
    image: os.image.handler(({ input }) => ({
      id: `sha256:${'a'.repeat(64)}`,
      command: ['/docker-entrypoint.sh', 'nginx', '-g', 'daemon off;'],
      env: [{ name: 'PATH', value: '/usr/sbin:/usr/bin:/sbin:/bin' }],
      folder: input.image.length > 0 ? '/srv' : '/',
      size: 140 * MiB,
    })),
    plan: os.plan.handler(({ input }) => {
      const { plan } = planLxc(input, {
        host: 'This computer',
        names: ['db'],
        ...OPTIONS,
        ...scene.lxc?.options,
        parentTaken: false,
        free: 80 * GiB,
        ranges: [],
        strayHierarchy: false,
        root: { absent: false, size: 300 * MiB, programAbsent: false, usedBy: [] },
        missing: [],
      });
      return { ...plan, stamp: 'stamp' };
    }),
    run: os.run.handler(({ input: { request } }) => {
      scene.lxc?.made?.push(request);
      const guest = {
        connection: request.connection,
        uuid: uuidSchema.parse('5a1c0a40-0000-4000-8000-0000000000aa'),
      };
      return { job: 'lxc', guest };
    }),
  };
}
