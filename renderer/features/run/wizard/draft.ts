import type { FieldPath, FieldPathValue } from 'react-hook-form';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import { getAt } from '#renderer/ui/wizard/at-path.ts';

/** What a person answered so far; of the request's shape, but not all of it may be acceptable yet. */
export type Draft = RunRequest;

export const emptyDraft = (engine: EngineId): Draft => ({ engine, image: '' });

/** A field of the request, such as `restart.policy` or `ports.1.host`. */
export type AnswerPath = FieldPath<RunRequest>;
export type AnswerValue<P extends AnswerPath> = NonNullable<FieldPathValue<RunRequest, P>>;

/** Whether a person said anything about a field. */
export function isAnswered(draft: Draft, field: string): boolean {
  const said = getAt(draft, field);
  return said !== undefined && said !== '' && field !== 'engine';
}

/** Whether closing would lose something a person typed or chose. */
export const isWorthKeeping = (draft: Draft): boolean =>
  Object.keys(draft).some(field => isAnswered(draft, field));

/** On another engine networks, volumes and runtimes are others. */
export function onEngine(draft: Draft, engine: EngineId): Draft {
  const { network, runtime: _runtime, ...rest } = draft;
  const keeps = network !== undefined && (network.mode === 'host' || network.mode === 'none');
  return { ...rest, engine, ...(keeps && { network }) };
}
