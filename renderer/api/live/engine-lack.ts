import type { EngineId } from '#shared/contract/engines.ts';
import { type EngineFeature, lackOf, lackSentence } from '#shared/domain/engines/features.ts';
import { useEngine } from './engines.ts';

/** Why an engine is too old for something, to be said beside what it disables; undefined where it can do it. */
export function useEngineLack(engine: EngineId, feature: EngineFeature): string | undefined {
  const facts = useEngine(engine)?.facts;
  const lack = facts && lackOf(facts, feature);
  return lack && lackSentence(lack);
}
