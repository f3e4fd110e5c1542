import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Start } from '#shared/domain/hardware/catalogue/kind.ts';
import { startBackend, type TestBackend } from '../../testing/start-backend.ts';
import { type Base, BASES } from './catalogue-bases.ts';
import { type Bench, startBench } from './catalogue-bench.ts';
import { fillsFor } from './catalogue-fills.ts';

/** For a file of tests: a guest of each base that is off, taken away after them. */
export async function catalogueBenches(name: string, among: (base: Base) => boolean = () => true) {
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-catalogue-'));
  const backends = new Map<string, TestBackend>();
  const benches: Bench[] = [];

  beforeAll(async () => {
    await chmod(folder, 0o755);
    await writeFile(join(folder, 'a.img'), Buffer.alloc(1024 * 1024));
    for (const base of BASES.filter(among)) {
      const backend = backends.get(base.uri) ?? (await startBackend(base.uri));
      backends.set(base.uri, backend);
      const guest = `innkeeper-catalogue-${process.pid}-${name}-${benches.length}`;
      benches.push(await startBench(base, guest, backend, folder));
    }
  });
  afterAll(async () => {
    for (const bench of benches) await bench.remove();
    for (const backend of backends.values()) await backend.close();
    await rm(folder, { recursive: true });
  });

  return {
    benches,
    fills: fillsFor(folder),
    /** The first guest that can have what a start makes; else each one's reason. */
    async offered(start: Start): Promise<Bench | string[]> {
      const reasons: string[] = [];
      for (const bench of benches) {
        const not = start.not?.(await bench.context());
        if (not === undefined) return bench;
        reasons.push(not);
      }
      return reasons;
    },
  };
}
