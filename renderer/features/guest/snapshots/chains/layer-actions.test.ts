import { expect, it } from 'vitest';
import type { DiskChain } from '#shared/contract/snapshots.ts';
import { layerActions } from './layer-actions.ts';

const chain = (...paths: string[]): DiskChain => ({
  target: 'vda',
  layers: paths.map(path => ({ path, missing: path.includes('gone'), snapshots: [], usedBy: [] })),
});
const asked = (of: DiskChain, at: number) => layerActions(of, at).map(({ action }) => action);

it('offers nothing to a disk of one file', () => {
  expect(asked(chain('/a'), 0)).toEqual([]);
});

it('names the active layer by leaving it out', () => {
  expect(asked(chain('/a', '/b', '/c'), 0)).toEqual([
    { do: 'commit', disk: 'vda', base: '/b' },
    { do: 'pull', disk: 'vda' },
  ]);
  expect(asked(chain('/a', '/b', '/c'), 1)).toEqual([{ do: 'commit', disk: 'vda', top: '/b', base: '/c' }]);
  expect(asked(chain('/a', '/b', '/c'), 2)).toEqual([
    { do: 'commit', disk: 'vda', base: '/c' },
    { do: 'pull', disk: 'vda', base: '/c' },
  ]);
});

it('asks nothing of a file that is gone', () => {
  expect(asked(chain('/a', '/gone'), 0)).toEqual([]);
  expect(asked(chain('/a', '/gone'), 1)).toEqual([]);
});
