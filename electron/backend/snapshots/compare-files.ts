import { z } from 'zod';
import { qemuImg } from '#electron/media/disk-image/qemu-img.ts';
import type { Sameness } from '#shared/domain/snapshots/plan-chain.ts';
import type { Tree } from './read-tree.ts';

const infoSchema = z.object({ format: z.string(), 'virtual-size': z.number() });

/** What a file is that a layer is to stand on, and whether it holds what the old one does. */
export async function compareFiles(
  { facts }: Tree,
  layer: string,
  onto: string,
): Promise<{ format?: string; capacity?: number; same: Sameness }> {
  // Anything else QEMU may take for an address of the network.
  if (!onto.startsWith('/')) return { same: 'unknown' };
  const { exitCode, stdout } = await qemuImg(['info', '--output=json', '-U', onto], { processorSeconds: 30 });
  if (exitCode !== 0) return { same: 'unknown' };
  const info = infoSchema.parse(JSON.parse(stdout));
  const found = { format: info.format, capacity: info['virtual-size'] };
  const old = facts.layers.get(layer)?.backing;
  const below = old === undefined ? undefined : facts.layers.get(old);
  if (old === undefined || below === undefined || below.missing) return { ...found, same: 'unknown' };
  // 0: alike, 1: different (qemu-img(1), “compare”); strict, as sizes count too.
  const formats = ['-f', below.format ?? 'raw', '-F', info.format];
  const compared = await qemuImg(['compare', '-q', '-s', '-U', ...formats, old, onto]);
  return {
    ...found,
    same: compared.exitCode === 0 ? 'same' : compared.exitCode === 1 ? 'different' : 'unknown',
  };
}
