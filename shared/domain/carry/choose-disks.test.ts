import { expect, it } from 'vitest';
import { chooseDisks } from './choose-disks.ts';
import type { CarriedDisk } from './facts.ts';

const disk = (target: string, change: Partial<CarriedDisk> = {}): CarriedDisk => ({
  target,
  device: 'disk',
  bus: 'virtio',
  readOnly: false,
  shareable: false,
  path: `/pool/${target}.qcow2`,
  empty: false,
  format: 'qcow2',
  capacity: 1,
  allocation: 1,
  block: false,
  encrypted: false,
  usedBy: [],
  overlays: [],
  below: [],
  ...change,
});
const clone = { do: 'clone', name: 'b', how: 'full', start: false } as const;
const fates = (disks: CarriedDisk[], action: Parameters<typeof chooseDisks>[1] = clone) =>
  chooseDisks(disks, action).chosen.map(({ fate }) => fate);
const refused = (disks: CarriedDisk[], action: Parameters<typeof chooseDisks>[1] = clone) =>
  chooseDisks(disks, action).problems.map(({ field }) => field);

it('copies what is written, and shares what is not', () => {
  const disks = [
    disk('vda'),
    disk('sda', { readOnly: true, device: 'cdrom' }),
    disk('vdb', { readOnly: true }),
  ];
  expect(fates(disks)).toEqual(['copy', 'share', 'share']);
  expect(fates(disks, { ...clone, how: 'linked' })).toEqual(['layer', 'share', 'share']);
});

it('never lets two guests write to one disk, unless it is meant for that', () => {
  const action = { ...clone, disks: { vda: 'share' } } as const;
  expect(refused([disk('vda')], action)).toEqual(['disks.vda']);
  expect(refused([disk('vda', { shareable: true })], action)).toEqual([]);
});

it('refuses to stand on what others write', () => {
  const disks = [disk('vda', { usedBy: ['other'] })];
  expect(refused(disks, { ...clone, how: 'linked' })).toEqual(['disks.vda']);
  expect(refused(disks)).toEqual([]);
});

it.each([
  ['is on a network', { path: undefined }],
  ['is encrypted', { encrypted: true }],
  ['is a device handed through', { device: 'lun' }],
  ['pretends to be of another format', { format: 'raw', looksLike: 'qcow2' }],
])('refuses to copy what %s, and can do without it', (_, change) => {
  const { path: _path, ...rest } = disk('vda');
  const odd = 'path' in change ? rest : { ...disk('vda'), ...change };
  expect(refused([odd])).toEqual(['disks.vda']);
  expect(refused([odd], { ...clone, disks: { vda: 'leave-out' } })).toEqual([]);
});

it('says so when a disk is named that there is not', () => {
  expect(refused([disk('vda')], { ...clone, disks: { vdz: 'copy' } })).toEqual(['disks.vdz']);
});
