import { expect, it } from 'vitest';
import { type Engine, engineIdSchema } from '#shared/contract/engines.ts';
import { type EnginePlace, placeOf } from './engine-place.ts';
import { type RememberedEngines, toRemember } from './remembered.ts';

const nothing: RememberedEngines = { added: [], labels: {}, off: [] };
const docker = placeOf('unix:///var/run/docker.sock', {
  origin: 'found',
  id: engineIdSchema.parse('docker'),
  label: 'Docker here',
});
const row = (place: EnginePlace, change: Partial<Engine> = {}) => {
  const { endpoint: _, ...shown } = place;
  return { place, shown: { ...shown, state: 'online' as const, since: 0, ...change } };
};

it('remembers added ones with where their certificates lie, names and rest of found ones, and no given one', () => {
  const added = placeOf('tcp://h:2376', { origin: 'added', label: 'h', tls: { folder: '/certs' } });
  const rows = [
    row(docker, { label: 'Attic', state: 'off' }),
    row(added),
    row(placeOf('ssh://other', { origin: 'given' })),
  ];
  expect(toRemember(rows, nothing)).toEqual({
    added: [{ id: added.id, address: 'tcp://h:2376', label: 'h', certificates: '/certs', off: false }],
    labels: { docker: 'Attic' },
    off: ['docker'],
  });
});

it('forgets a name that was taken back, and an added one that was removed', () => {
  const gone = { id: engineIdSchema.parse('gone'), address: 'ssh://gone', label: 'gone', off: false };
  expect(toRemember([row(docker)], { added: [gone], labels: { docker: 'Attic' }, off: [] })).toEqual(nothing);
});

it('keeps what does not show now, and what only a newer version can use', () => {
  const podman = engineIdSchema.parse('podman');
  const newer = { id: engineIdSchema.parse('new'), address: 'quic://h', label: 'new', off: false };
  const before = { added: [newer], labels: { podman: 'Pods' }, off: [podman] };
  expect(toRemember([row(docker)], before)).toEqual(before);
});
