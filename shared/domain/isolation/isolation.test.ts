import { describe, expect, it } from 'vitest';
import type { IsolationFacts } from './facts.ts';
import { isolationOf } from './isolation.ts';
import { machineRuntimeOf } from './machine-runtimes.ts';
import { isolationFacts } from './testing/facts.ts';

const verdicts = (change: Partial<IsolationFacts> = {}) =>
  Object.fromEntries(isolationOf(isolationFacts(change)).lines.map(({ id, verdict }) => [id, verdict]));
const fixOf = (id: string, change: Partial<IsolationFacts>) =>
  isolationOf(isolationFacts(change)).lines.find(line => line.id === id)?.fix;

it('says of a plain container what is apart and what could be better, and nothing open', () => {
  expect(verdicts()).toEqual({
    kernel: 'weak',
    users: 'weak',
    user: 'weak',
    'limit:memory': 'weak',
    'limit:cpu': 'weak',
    'limit:pids': 'weak',
    root: 'weak',
    privileges: 'weak',
    privileged: 'apart',
    capabilities: 'apart',
    namespaces: 'apart',
    paths: 'apart',
    devices: 'apart',
    seccomp: 'apart',
    confinement: 'apart',
  });
});

it('gives every line a reason, and what is not apart a remedy or a reason why there is none', () => {
  const worst = isolationOf(
    isolationFacts({ privileged: true, paths: [{ source: '/', target: '/host', writable: true }] }),
  );
  for (const { why, verdict, remedy } of worst.lines) {
    expect(why).not.toBe('');
    if (verdict === 'open') expect(remedy).toBeDefined();
  }
  expect(worst.lines[0]?.verdict).toBe('open');
});

describe('what is a way to the host', () => {
  const socket = { source: '/var/run/docker.sock', target: '/s', writable: false };
  it.each<[string, Partial<IsolationFacts>, string]>([
    ['privileged', { privileged: true }, 'privileged'],
    ['the engine’s socket, read-only too', { paths: [socket] }, 'path:/s'],
    ['a folder the host runs by', { paths: [{ source: '/etc', target: '/e', writable: true }] }, 'path:/e'],
    ['the whole file system', { paths: [{ source: '/', target: '/h', writable: false }] }, 'path:/h'],
    ['a disk', { devices: ['/dev/sda'] }, 'device:/dev/sda'],
    ['its processes', { sharedNamespaces: { pid: 'the host' } }, 'namespace:pid'],
    [
      'a mighty capability',
      { capabilities: { all: false, added: ['sys_admin'], dropped: [] } },
      'capability:sys_admin',
    ],
    ['all capabilities', { capabilities: { all: true, added: [], dropped: [] } }, 'capabilities'],
  ])('%s', (_, change, id) => {
    expect(verdicts(change)[id]).toBe('open');
  });
});

describe('what is less than that', () => {
  it.each<[string, Partial<IsolationFacts>, string, string]>([
    [
      'a folder to be read',
      { paths: [{ source: '/etc', target: '/e', writable: false }] },
      'path:/e',
      'apart',
    ],
    ['a folder of data', { paths: [{ source: '/srv/x', target: '/x', writable: true }] }, 'path:/x', 'weak'],
    [
      'a capability of mapped users',
      { rootIs: 100_000, capabilities: { all: false, added: ['sys_admin'], dropped: [] } },
      'capability:sys_admin',
      'weak',
    ],
    [
      'processes of another container',
      { sharedNamespaces: { pid: 'the container ab' } },
      'namespace:pid',
      'weak',
    ],
    ['a user of its own', { user: '1000' }, 'user', 'apart'],
    ['mapped users', { rootIs: 100_000 }, 'users', 'apart'],
    ['an engine without root', { rootlessEngine: true }, 'users', 'apart'],
    ['limits', { limits: { memory: 1, cpus: 2, pids: 3 } }, 'limit:pids', 'apart'],
    ['no filter', { seccomp: 'off' }, 'seccomp', 'weak'],
    ['rules turned off', { confinement: { by: 'SELinux', turnedOff: true } }, 'confinement', 'weak'],
    ['a small machine', { kernel: 'own', runtime: 'kata' }, 'kernel', 'apart'],
  ])('%s', (_, change, id, verdict) => {
    expect(verdicts(change)[id]).toBe(verdict);
  });
});

it('offers a small machine only where the engine has a runtime for it', () => {
  expect(fixOf('kernel', {})).toMatchObject({ do: 'machine' });
  expect(fixOf('kernel', { machineRuntime: 'kata-runtime' })).toMatchObject({ runtime: 'kata-runtime' });
  expect(machineRuntimeOf(['runc', 'runsc', 'krun'])).toBe('krun');
  expect(machineRuntimeOf(['runc', 'runsc'])).toBe('runsc');
  expect(machineRuntimeOf(['runc', 'crun'])).toBeUndefined();
});

it('says of a machine only what there is of one', () => {
  const machine = verdicts({
    kind: 'machine',
    kernel: 'own',
    runtime: 'KVM',
    limits: { memory: 1, cpus: 1 },
  });
  expect(Object.keys(machine).toSorted()).toEqual(
    ['kernel', 'paths', 'devices', 'confinement', 'limit:memory', 'limit:cpu'].toSorted(),
  );
});
