import type { GuestSource } from '#shared/contract/create/source.ts';
import { runsDirectly } from '#shared/domain/acceleration/runs-directly.ts';
import { type ImageFacts, imageKey } from '#shared/domain/create/facts.ts';
import type { LiveConnection } from '../ports.ts';
import { readHypervisor } from './hypervisor.ts';

/**
 * The architecture that a source is made for, where the host has machines of that kind and its own do not run it.
 * Undefined: the host's own will do.
 */
export async function impliedArch(
  live: LiveConnection,
  source: GuestSource,
  images: Readonly<Record<string, ImageFacts>>,
): Promise<string | undefined> {
  const arch = 'image' in source ? images[imageKey(source.image)]?.arch : undefined;
  if (arch === undefined) return undefined;
  const { hypervisors, hostArch } = await readHypervisor(live.rpc);
  const offered = hypervisors.some(hypervisor => hypervisor.arch === arch);
  return offered && !runsDirectly(arch, hostArch) ? arch : undefined;
}
