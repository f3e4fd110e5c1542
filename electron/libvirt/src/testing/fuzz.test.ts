import fc from 'fast-check';
import { expect, it } from 'vitest';
import { feed } from './fuzz-target.ts';
import { hostileInput } from './hostile-input.ts';

const reasons = ['protocol', 'remote', 'transport'];

it('ends, and settles every promise, on damaged conversations', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
      async numbers => {
        const outcome = await feed(hostileInput(() => numbers.next().value ?? 0));
        expect(reasons).toContain(outcome.reason.kind);
      },
    ),
    { numRuns: 1500 },
  );
});

it('ends, and settles every promise, on noise', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 })), async chunks => {
      const outcome = await feed(chunks.map(chunk => Buffer.from(chunk)));
      expect(reasons).toContain(outcome.reason.kind);
    }),
    { numRuns: 500 },
  );
});
