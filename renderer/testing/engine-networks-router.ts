import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import { planEngineNetworks } from '#shared/domain/engine-networks/plan-networks.ts';
import { inventEngineNetworks } from './invent-engine-stores.ts';
import type { Scene } from './scene.ts';

const os = implement(contract).engineNetworks;
const surroundings = {
  routes: [
    { subnet: '192.168.1.0/24', via: 'enp3s0' },
    { subnet: '10.8.0.0/16', via: 'tun0' },
  ],
  links: ['enp3s0', 'wlan0', 'virbr0'],
};

/** The networks of every engine are the same. */
export function engineNetworksRouter(scene: Scene) {
  const containers = scene.containers ?? [];
  const networks = scene.engineNetworks ?? inventEngineNetworks(containers);
  return {
    watch: os.watch.handler(async function* ({ signal }) {
      yield { kind: 'snapshot' as const, items: [...networks] };
      await new Promise(resolve => signal?.addEventListener('abort', resolve));
    }),
    surroundings: os.surroundings.handler(() => surroundings),
    inspect: os.inspect.handler(({ input }) => ({ json: JSON.stringify({ Id: input.id }, null, 2) })),
    plan: os.plan.handler(({ input: { action } }) => {
      const container = containers.find(({ id }) => 'container' in action && action.container === id);
      const facts = {
        engine: 'Docker here',
        networks,
        ...surroundings,
        choosesIpv6: false,
        ...(container && {
          container: { name: container.name, running: container.state === 'running' },
        }),
      };
      return { ...planEngineNetworks(action, facts).plan, stamp: 'stamp' };
    }),
    run: os.run.handler(() => ({ job: 'job-1' })),
  };
}
