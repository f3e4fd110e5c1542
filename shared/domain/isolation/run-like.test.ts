import { expect, it } from 'vitest';
import { type RunRequest, runRequestSchema } from '../../contract/container-run/request.ts';
import { machineRuntimeOf } from './machine-runtimes.ts';
import { runLike } from './run-like.ts';

const request = runRequestSchema.parse({
  engine: 'docker',
  image: 'web:1',
  privileged: true,
  capAdd: ['NET_ADMIN'],
  pid: 'host',
  network: { mode: 'host' },
  security: { seccomp: 'unconfined', apparmor: 'unconfined' },
  mounts: [
    { kind: 'bind', source: '/var/run/docker.sock', target: '/s' },
    { kind: 'volume', name: 'data', target: '/data' },
  ],
});
const changed = (change: Parameters<typeof runLike>[1]['change'], runtime?: string): RunRequest =>
  runLike(request, { do: 'run-like', change, label: '', ...(runtime !== undefined && { runtime }) });

it.each([
  ['unprivileged', { capAdd: ['NET_ADMIN'] }],
  ['usual-capabilities', { privileged: true }],
  ['own-network', { network: { mode: 'default' } }],
  ['confined', { security: {} }],
  ['no-new-privileges', { security: { noNewPrivileges: true, seccomp: 'unconfined' } }],
  ['read-only', { readOnlyRoot: true }],
  ['without-socket', { mounts: [{ kind: 'volume' }] }],
] as const)('%s', (change, expected) => {
  expect(changed(change)).toMatchObject(expected);
});

it.each([
  ['unprivileged', 'privileged'],
  ['usual-capabilities', 'capAdd'],
  ['own-processes', 'pid'],
] as const)('%s leaves out what made it otherwise', (change, key) => {
  expect(changed(change)).not.toHaveProperty(key);
});

it('limits what has none, and leaves those that are set', () => {
  expect(changed('limits')).toMatchObject({ cpus: 1, pidsLimit: 512 });
  expect(runLike({ ...request, cpus: 4 }, { do: 'run-like', change: 'limits', label: '' }).cpus).toBe(4);
});

it('takes the runtime that makes machines', () => {
  expect(changed('small-machine', 'krun').runtime).toBe('krun');
  expect(machineRuntimeOf(['runc', 'io.containerd.kata.v2'])).toBe('io.containerd.kata.v2');
  expect(machineRuntimeOf(['runc', 'crun', 'io.containerd.runc.v2'])).toBeUndefined();
});
