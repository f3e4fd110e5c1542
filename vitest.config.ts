import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// One fewer than there are processors, as Vitest has it, leaves half of a small machine idle.
const WORKERS = Math.max(2, availableParallelism() - 1);

const node = { environment: 'node' as const };

export default defineConfig({
  // Without `import`, which Vite adds where there is one: Node’s own `require` would get ES modules by it.
  resolve: { conditions: ['source', 'node'] },
  ssr: { resolve: { conditions: ['source', 'node'] } },
  test: {
    // A limit for what hangs, never a measure of speed: a busy machine must not fail a test.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Vitest has one second, which a busy machine takes.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          ...node,
          name: 'unit',
          include: ['{shared,electron,scripts}/**/*.test.{ts,mjs}'],
          exclude: ['**/*.{int,fuzz}.test.ts', '**/node_modules/**', '**/dist/**'],
          maxWorkers: WORKERS,
        },
      },
      {
        extends: true,
        test: {
          ...node,
          name: 'fuzz',
          include: ['electron/**/*.fuzz.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          testTimeout: 30 * 60_000,
        },
      },
      {
        extends: true,
        test: {
          environment: 'jsdom',
          name: 'renderer',
          include: ['renderer/**/*.test.{ts,tsx}'],
          // Each of some draws whole pages.
          testTimeout: 240_000,
          setupFiles: [
            'renderer/testing/timers-end-with-the-page.ts',
            'renderer/testing/wait-for-a-busy-machine.ts',
          ],
          maxWorkers: WORKERS,
        },
      },
      {
        extends: true,
        test: {
          ...node,
          name: 'integration',
          include: ['{shared,electron,e2e}/**/*.int.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          // Mostly they wait for libvirtd and QEMU. They share one libvirtd, so each keeps to names of its own.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          ...node,
          name: 'lab',
          include: ['e2e/lab/**/*.lab.test.ts'],
          // There is one machine, and each file has it from a fresh start.
          fileParallelism: false,
          testTimeout: 20 * 60_000,
          hookTimeout: 20 * 60_000,
        },
      },
    ],
  },
});
