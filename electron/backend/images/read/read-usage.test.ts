import { expect, it } from 'vitest';
import { readUsage } from './read-usage.ts';

it('makes sense of what Podman answers: no sum of layers, ids without algorithm, tags without names', async () => {
  const id = 'c'.repeat(64);
  const answer = {
    LayersSize: 0,
    Images: [{ Id: id, RepoTags: ['1'], RepoDigests: null, Size: 2_131_052, SharedSize: 0, Containers: 0 }],
    Containers: [],
    Volumes: [],
    BuildCache: [],
  };
  const docker = { df: () => Promise.resolve(answer) };
  const usage = await readUsage({ docker } as never);
  expect(usage.imageRows).toMatchObject([{ id: `sha256:${id}` }]);
  expect(usage.imageRows[0]?.name).toContain('c'.repeat(12));
  expect(usage.images).toMatchObject({ size: 2_131_052, reclaimable: 2_131_052 });
});
