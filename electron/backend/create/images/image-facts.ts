import { type ImageFacts, imageKey } from '#shared/domain/create/facts.ts';
import type { LiveConnection } from '../../ports.ts';
import { guestsUsing } from '../../storage/disk-users.ts';
import { diskUsers } from '../claims.ts';
import type { CreateDeps } from '../create-deps.ts';
import type { Age } from '../kept.ts';
import type { RequestedImage } from './requested.ts';

/** By `imageKey`, what is known of each image, and which guests have it. */
export async function gatherImageFacts(
  deps: CreateDeps,
  live: LiveConnection,
  wanted: readonly RequestedImage[],
  age: Age,
): Promise<Record<string, ImageFacts>> {
  const readings = await Promise.all(wanted.map(image => deps.images.read(live, image, age)));
  const users = await Promise.all(
    wanted.map(async ({ disk }, index) => {
      const names = readings[index]?.names ?? [];
      if (!disk || names.length === 0) return [];
      return age === 'now' ? askUsers(deps, live, names) : diskUsers(deps, live, names);
    }),
  );
  return Object.fromEntries(
    wanted.map(({ image, member }, index) => [
      imageKey(image, member),
      { copyable: false, ...readings[index]?.facts, usedBy: users[index] ?? [] },
    ]),
  );
}

/** From libvirt itself: that nobody uses a disk must be known before it is given to another. */
async function askUsers(deps: CreateDeps, live: LiveConnection, names: readonly string[]): Promise<string[]> {
  const found = await guestsUsing(
    deps,
    live,
    names.filter(name => name.startsWith('/')),
  );
  return [...new Set([...found.values()].flat().map(({ name }) => name))];
}
