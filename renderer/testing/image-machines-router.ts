import { implement } from '@orpc/server';
import { imageMachinesContract } from '#shared/contract/image-machines.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { planImageMachine } from '#shared/domain/image-machines/plan.ts';
import { GiB, MiB } from '#shared/domain/units.ts';
import type { Scene } from './scene.ts';

export function imageMachinesRouter(scene: Scene) {
  const os = implement(imageMachinesContract);
  return {
    options: os.options.handler(() => ({
      hostKernel: '6.1.0-35-amd64',
      pools: [{ name: 'default', active: true }],
      networks: [{ name: 'default', active: true }],
      name: 'web',
    })),
    plan: os.plan.handler(({ input }) => ({
      ...planImageMachine(input, {
        host: 'This computer',
        names: scene.guests.map(({ name }) => name),
        image: { size: 140 * MiB, command: ['nginx'], arch: 'amd64' },
        arch: 'amd64',
        hostKernel: '6.1.0-35-amd64',
        missing: [],
        pool: { active: true, free: 80 * GiB },
        network: { active: true },
        taken: [],
      }),
      stamp: 'stamp',
    })),
    run: os.run.handler(({ input: { request } }) => ({
      job: 'image-machine',
      guest: {
        connection: request.connection,
        uuid: uuidSchema.parse('5a1c0a40-0000-4000-8000-0000000000ab'),
      },
    })),
  };
}
