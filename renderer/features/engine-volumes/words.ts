import { countOf } from '#renderer/ui/format.ts';
import type { EngineVolume } from '#shared/contract/engine-volumes.ts';
import { keptElsewhere } from '#shared/domain/engine-volumes/driver-options.ts';

/** What a volume is, in a few words. */
export function whatIs(volume: EngineVolume): string {
  const elsewhere = keptElsewhere(volume);
  return [
    elsewhere === undefined ? 'Folder of the engine' : `Kept ${elsewhere}`,
    volume.project !== undefined && `project ${volume.project}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

export const usersOf = ({ users }: EngineVolume): string =>
  users.length === 0
    ? 'Not used'
    : countOf(new Set(users.map(({ container }) => container)).size, 'container');
