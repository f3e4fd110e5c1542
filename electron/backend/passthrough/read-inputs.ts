import { hostOf } from '../devices/host-of.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';

const TIMEOUT_MS = 10_000;

/** Keyboards, mice and the like of the host, by names that last; empty where there is no way to see them. */
export async function readInputs(
  { env, log }: Pick<AreaDeps, 'env' | 'log'>,
  live: LiveConnection,
): Promise<string[]> {
  const { shell } = hostOf(live, env);
  if (!shell) return [];
  try {
    const words = ['find', '/dev/input/by-id', '-name', '*-event-*'] as const;
    const { stdout } = await shell.run([...words], { timeoutMs: TIMEOUT_MS });
    return stdout
      .split('\n')
      .filter(path => /^\/dev\/input\/[A-Za-z0-9_.:+/-]+$/.test(path))
      .toSorted((a, b) => (a < b ? -1 : 1));
  } catch (error) {
    log.warn({ err: error, connection: live.id }, 'The keyboards and mice of the host cannot be listed');
    return [];
  }
}
