import type { LxcOptions } from '#shared/contract/lxc.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { ProblemOf } from '#renderer/ui/plan/problems.ts';
import type { LxcDraft } from './draft.ts';

/** What every part of the form is given. */
export interface FormProps {
  readonly connection: ConnectionId;
  readonly options: LxcOptions;
  readonly draft: LxcDraft;
  readonly problemOf: ProblemOf;
  readonly change: (part: Partial<LxcDraft>) => void;
}
