import { type EngineFeature, lackOf } from '#shared/domain/engines/features.ts';
import { fail } from '../failures/fail.ts';
import type { LiveEngine } from './ports.ts';

/** Throws API_TOO_OLD where the engine does not have it. */
export function requireFeature(
  { facts, label }: Pick<LiveEngine, 'facts' | 'label'>,
  feature: EngineFeature,
): void {
  const lack = lackOf(facts, feature);
  if (lack === undefined) return;
  throw fail('API_TOO_OLD', { host: label, feature: lack.words, has: lack.has, needs: lack.needs });
}
