import type { Lost } from './described.ts';
import { isArmName } from './os-names.ts';

/** `systems`: the system by every name that the description gives it. */
export function lostProcessor(systems: readonly string[]): Lost[] {
  if (!systems.some(isArmName)) return [];
  const why = 'The guest gets one like this host’s. Where that is no ARM, choose the architecture aarch64.';
  return [{ what: 'Its ARM processor', why }];
}
