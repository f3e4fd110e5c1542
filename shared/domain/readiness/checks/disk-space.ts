import type { Check } from '../../../contract/readiness.ts';
import { formatBytes, GiB } from '../../units.ts';
import type { ReadinessFacts } from '../facts.ts';
import { checker, remedy } from '../verdict.ts';

const { ok, advice, problem, unknown } = checker('disk-space');

/** One usual Linux guest with its updates. */
const COMFORTABLE = 20 * GiB;
const BARELY = 5 * GiB;

export function checkDiskSpace({ connection, imageSpace }: ReadinessFacts): Check {
  const pool = connection?.pool;
  const space = (pool !== 'unsupported' ? pool?.space : undefined) ?? imageSpace;
  if (!space) return unknown('libvirt tells it only of a pool that is started.', connection?.uri ?? '');
  const found = `${formatBytes(space.free)} free of ${formatBytes(space.total)}.`;
  const cure = remedy.advice(
    `Free space on the file system of ${space.path}, or add a pool on another disk.`,
  );
  if (space.free < BARELY) return problem(found, space.path, cure);
  if (space.free < COMFORTABLE) return advice(found, space.path, cure);
  return ok(found, space.path);
}
