import { type HandedSource, useHandedSource } from '#renderer/app/new-guest-from.ts';
import { type Draft, emptyDraft, onConnection } from './draft.ts';
import { setDraft, useDraft } from './draft-store.ts';

/** Takes what was chosen elsewhere to start from into the draft; what else was answered stays. */
export function takeHanded(handed: HandedSource): void {
  useHandedSource.setState({ handed: undefined });
  setDraft(withSource(useDraft.getState().draft, handed));
}

export function withSource(draft: Draft | undefined, { connection, source, osId }: HandedSource): Draft {
  const begun = draft ?? emptyDraft(connection);
  const { osId: _old, ...there } = begun.connection === connection ? begun : onConnection(begun, connection);
  return { ...there, source, ...(osId !== undefined && { osId }) };
}
