import { expect, test } from 'vitest';
import { imagesFor } from './images-for.ts';

const image = (name: string, format: string) => ({ name, format, path: `/p/${name}`, pool: 'p', size: 1 });
const images = [image('b.qcow2', 'qcow2'), image('d.iso', 'raw'), image('a.img', 'raw'), image('x', 'dir')];
const names = (kind: Parameters<typeof imagesFor>[0]) => imagesFor(kind, images).map(({ name }) => name);

test('an ISO is known by its format or its name, and is no disk', () => {
  expect(names('iso')).toEqual(['d.iso']);
  expect(names('disk-image')).toEqual(['a.img', 'b.qcow2']);
  expect(names('cloud-image')).toEqual(['a.img', 'b.qcow2']);
});
