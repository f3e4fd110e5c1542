import { describe, expect, it } from 'vitest';
import type { DiskUsage } from '../../contract/images/usage.ts';
import { summed } from './usage.ts';

type ImageRow = DiskUsage['imageRows'][number];
const row = (size: number, shared: number, containers: number) =>
  ({ id: 'sha256:0', name: 'image', size, shared, containers }) as ImageRow;
const free = (layers: number, ...imageRows: ImageRow[]) =>
  summed(layers, { imageRows, containerRows: [], volumeRows: [], cacheRows: [] }).images.reclaimable;

describe('what images nobody uses hold', () => {
  it('is all of them while none is in use', () => {
    expect(free(300, row(200, 100, 0), row(200, 100, 0))).toBe(300);
  });

  it('leaves out the layers that one in use shares with them', () => {
    // A second image was made of what runs, and adds nothing.
    expect(free(100, row(100, 100, 1), row(100, 100, 0))).toBe(0);
    expect(free(150, row(100, 100, 1), row(150, 100, 0))).toBe(50);
  });

  it('leaves out what images in use have alone', () => {
    expect(free(300, row(100, 0, 1), row(120, 0, 2), row(80, 0, 0))).toBe(80);
  });
});
