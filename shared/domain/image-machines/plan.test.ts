import { expect, it } from 'vitest';
import { type ImageMachine, imageMachineSchema } from '../../contract/image-machines.ts';
import { GiB, MiB } from '../units.ts';
import type { ImageMachineFacts } from './facts.ts';
import { diskSize, planImageMachine } from './plan.ts';

const request = (change: Partial<ImageMachine> = {}): ImageMachine =>
  imageMachineSchema.parse({
    connection: 'system',
    engine: 'docker',
    image: 'web:1',
    name: 'web',
    pool: 'default',
    kernel: { kind: 'host' },
    init: 'program',
    memory: 512 * MiB,
    vcpus: 1,
    network: 'default',
    start: true,
    ...change,
  });
const image = { size: 100 * MiB, command: ['/bin/app'], arch: 'amd64' };
const facts = (change: Partial<ImageMachineFacts> = {}): ImageMachineFacts => ({
  host: 'This computer',
  names: [],
  image,
  arch: 'amd64',
  hostKernel: '6.1.0',
  missing: [],
  pool: { active: true, free: 10 * GiB },
  network: { active: true },
  taken: [],
  ...change,
});

it('makes three volumes, with room in the disk for what is written', () => {
  const plan = planImageMachine(request(), facts());
  expect(plan.problems).toEqual([]);
  expect(plan.files.map(({ path }) => path)).toEqual([
    'default/web.img',
    'default/web-kernel',
    'default/web-initramfs',
  ]);
  expect(plan.space).toMatchObject([{ needed: 406 * MiB }]);
  expect(diskSize({ size: GiB }, 1)).toBe(GiB);
});

it.each<[string, Partial<ImageMachine>, Partial<ImageMachineFacts>, string]>([
  ['without root', {}, { cannot: 'no root' }, 'undefined UNSUPPORTED'],
  ['without the image', {}, { image: undefined }, 'image IMAGE_ABSENT'],
  ['for another processor', {}, { image: { ...image, arch: 'arm64' } }, 'image UNSUPPORTED'],
  ['without a program', {}, { image: { ...image, command: [] } }, 'init PROGRAM_ABSENT'],
  ['with a disk too small', { size: MiB }, {}, 'size INPUT_INVALID'],
  ['of a name that is taken', {}, { names: ['web'] }, 'name NAME_TAKEN'],
  ['over volumes that are there', {}, { taken: ['web.img'] }, 'name NAME_TAKEN'],
  ['in no pool', {}, { pool: undefined }, 'pool POOL_ABSENT'],
  ['in a pool that is off', {}, { pool: { active: false, free: GiB } }, 'pool POOL_INACTIVE'],
  ['without room', {}, { pool: { active: true, free: MiB } }, 'pool NO_SPACE'],
  ['on a network that is off', {}, { network: { active: false } }, 'network NETWORK_INACTIVE'],
  ['without a kernel here', {}, { hostKernel: undefined }, 'kernel FILE_NOT_FOUND'],
  [
    'with a kernel that is not there',
    { kernel: { kind: 'file', kernel: '/k' } },
    { missing: ['/k'] },
    'kernel FILE_NOT_FOUND',
  ],
])('makes none %s', (_, change, found, code) => {
  const { problems } = planImageMachine(request(change), facts(found));
  expect(problems.map(({ field, failure }) => `${field} ${failure.code}`)).toEqual([code]);
});

it('warns of what an engine does that nobody does there', () => {
  const texts = (change: Partial<ImageMachine>, found: Partial<ImageMachineFacts> = {}) =>
    planImageMachine(request(change), facts(found)).warnings.map(({ text }) => text);
  expect(texts({})).toHaveLength(2);
  expect(texts({ kernel: { kind: 'file', kernel: '/k' } })).toHaveLength(3);
  expect(texts({}, { image: { ...image, user: '1000:1000' } })).toHaveLength(3);
  expect(texts({ network: null, init: 'image' })).toHaveLength(3);
});
