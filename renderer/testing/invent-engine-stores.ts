import type { Container } from '#shared/contract/containers.ts';
import { type EngineNetwork, engineNetworkIdSchema } from '#shared/contract/engine-networks.ts';
import type { EngineVolume } from '#shared/contract/engine-volumes.ts';

const made = Date.UTC(2026, 9, 4, 8, 30);

/** A volume for tests; say only what the test is about. */
export const inventEngineVolume = (change: Partial<EngineVolume> & { name: string }): EngineVolume => ({
  driver: 'local',
  mountpoint: `/var/lib/docker/volumes/${change.name}/_data`,
  createdAt: made,
  labels: {},
  options: {},
  anonymous: false,
  users: [],
  ...change,
});

const runs = ({ state }: Container) => state === 'running' || state === 'paused';

/** A few of each kind; the first containers have the first. */
export function inventEngineVolumes(containers: readonly Container[]): EngineVolume[] {
  const users = containers.slice(0, 2).map(container => ({
    container: container.id,
    name: container.name,
    running: runs(container),
    at: '/var/lib/data',
    readOnly: false,
  }));
  const project = containers.find(each => each.project)?.project?.name;
  return [
    inventEngineVolume({ name: 'backups', labels: { team: 'ops' } }),
    inventEngineVolume({ name: 'data', users, ...(project !== undefined && { project }) }),
    inventEngineVolume({
      name: 'media',
      options: { type: 'nfs', device: ':/srv/media', o: 'addr=nas.lan,nfsvers=4,ro' },
    }),
    inventEngineVolume({ name: 'scratch', options: { type: 'tmpfs', device: 'tmpfs', o: 'size=268435456' } }),
    inventEngineVolume({ name: '3f'.repeat(32), anonymous: true }),
  ];
}

const idOf = (name: string) =>
  engineNetworkIdSchema.parse(
    Array.from(name.padEnd(32, '-').slice(0, 32), letter => letter.charCodeAt(0).toString(16)).join(''),
  );

/** A network for tests; say only what the test is about. */
export const inventEngineNetwork = (change: Partial<EngineNetwork> & { name: string }): EngineNetwork => ({
  id: idOf(change.name),
  driver: 'bridge',
  scope: 'local',
  createdAt: made,
  internal: false,
  attachable: false,
  ipv6: false,
  predefined: false,
  subnets: [],
  link: `br-${idOf(change.name).slice(0, 12)}`,
  options: {},
  labels: {},
  members: [],
  ...change,
});

/** Those of every engine, and a few more; each container is where its row says. */
export function inventEngineNetworks(containers: readonly Container[]): EngineNetwork[] {
  const own = [...new Set(containers.flatMap(({ networks }) => networks.map(({ name }) => name)))];
  const networks = [
    inventEngineNetwork({
      name: 'bridge',
      predefined: true,
      link: 'docker0',
      subnets: [{ subnet: '172.17.0.0/16', gateway: '172.17.0.1' }],
    }),
    inventEngineNetwork({ name: 'host', predefined: true, driver: 'host' }),
    inventEngineNetwork({ name: 'none', predefined: true, driver: 'null' }),
    inventEngineNetwork({
      name: 'lab',
      driver: 'macvlan',
      link: 'enp3s0',
      subnets: [{ subnet: '192.168.1.0/24', range: '192.168.1.192/27', gateway: '192.168.1.1' }],
    }),
    ...own
      .filter(name => !['bridge', 'host', 'none', 'lab'].includes(name))
      .map((name, at) =>
        inventEngineNetwork({
          name,
          ...(name.endsWith('_default') && { project: name.replace(/_default$/, '') }),
          subnets: [{ subnet: `172.${20 + at}.0.0/16`, gateway: `172.${20 + at}.0.1` }],
        }),
      ),
  ];
  return networks.map(network => ({
    ...network,
    members: containers.flatMap(container =>
      container.networks
        .filter(({ name }) => name === network.name)
        .map(({ address }) => ({
          container: container.id,
          name: container.name,
          running: runs(container),
          ...(address !== undefined && { ipv4: address }),
        })),
    ),
  }));
}
