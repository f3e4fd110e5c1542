import { expect, it } from 'vitest';
import { FailureError } from '../failures/fail.ts';
import { startEnginesClient } from '../testing/engines-client.ts';
import { startOlderEngine } from '../testing/older-engine.ts';
import { placeOf } from './engine-place.ts';
import { openEngine } from './open-engine.ts';
import { requireFeature } from './require-feature.ts';

it('speaks the version of an older engine with it, and says what that is too old for', async () => {
  const older = await startOlderEngine({ most: '1.30', least: '1.12' });
  const onError = (error: unknown) => expect.fail(String(error));
  const signal = AbortSignal.timeout(30_000);
  const link = await openEngine(placeOf(older.address, { origin: 'given' }), { env: {}, signal, onError });
  try {
    expect(link.facts.api).toBe('1.30');
    await link.docker.listContainers();
    expect(older.asked[0]).toBe('/version');
    for (const path of older.asked.slice(1)) expect(path).toMatch(/^\/v1\.30\//);
    const refusal = (() => {
      try {
        return requireFeature(link, 'pull-platform');
      } catch (error) {
        return error instanceof FailureError ? error.failure : expect.fail(String(error));
      }
    })();
    expect(refusal).toMatchObject({ code: 'API_TOO_OLD', params: { has: '1.30', needs: '1.32' } });
  } finally {
    await link.close();
    await older.dispose();
  }
});

it.each([
  [{ most: '1.24', least: '1.12' }, 'API_TOO_OLD'],
  [{ most: '1.99', least: '1.90' }, 'ENGINE_FAILED'],
])('does not begin with an engine that speaks %j only', async (versions, code) => {
  const engine = await startOlderEngine(versions);
  const engines = await startEnginesClient({ extraConnections: [engine.address] });
  try {
    const failed = await engines.when(({ state }) => state === 'failed');
    expect(failed.failure?.code).toBe(code);
    // Nothing but the hello was asked of it.
    expect(new Set(engine.asked)).toEqual(new Set(['/version']));
  } finally {
    await engines.dispose();
    await engine.dispose();
  }
});
