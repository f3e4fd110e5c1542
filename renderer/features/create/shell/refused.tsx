import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { useCreation } from './creation.ts';

/** Why the last attempt to make it failed. */
export function Refused() {
  const failure = useCreation(state => state.failure);
  return failure === undefined ? null : <FailureNote failure={failure} />;
}
