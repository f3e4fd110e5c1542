import { implement } from '@orpc/server';
import { isolationContract } from '#shared/contract/isolation.ts';
import type { IsolationFacts } from '#shared/domain/isolation/facts.ts';
import { isolationOf } from '#shared/domain/isolation/isolation.ts';
import { GiB } from '#shared/domain/units.ts';
import type { Scene } from './scene.ts';

const container: IsolationFacts = {
  kind: 'container',
  name: 'web',
  kernel: 'host',
  runtime: 'runc',
  privileged: false,
  sharedNamespaces: { net: 'the host' },
  rootlessEngine: false,
  user: '',
  limits: { memory: GiB },
  capabilities: { all: false, added: ['net_admin'], dropped: [] },
  seccomp: 'on',
  confinement: { by: 'AppArmor', profile: 'docker-default', turnedOff: false },
  paths: [{ source: '/var/run/docker.sock', target: '/var/run/docker.sock', writable: true }],
  devices: [],
  readOnlyRoot: false,
  noNewPrivileges: true,
};

export function isolationRouter(scene: Scene) {
  const os = implement(isolationContract);
  return {
    ofContainer: os.ofContainer.handler(() => isolationOf({ ...container, ...scene.isolation })),
    ofGuest: os.ofGuest.handler(({ input: { guest } }) => {
      const found = scene.guests.find(({ uuid }) => uuid === guest.uuid);
      const lxc = found?.virtualization === 'lxc';
      return isolationOf({
        ...container,
        kind: lxc ? 'lxc' : 'machine',
        kernel: lxc ? 'host' : 'own',
        runtime: found?.virtualization.toUpperCase() ?? 'KVM',
        sharedNamespaces: lxc ? { cgroup: 'the host' } : {},
        rootIs: 1_000_000,
        paths: [],
        ...scene.isolation,
      });
    }),
  };
}
