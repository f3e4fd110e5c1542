import type { ContainerRef } from '#shared/contract/containers.ts';
import type { DownloadTarget } from '#shared/contract/transfers.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import type { SessionId } from '../ports.ts';
import { handOut, type HandOutDeps } from '../transfers/hand-out.ts';
import { findLeaving } from './leaving.ts';

export type FilesDeps = ContainerDeps & HandOutDeps;

interface CopyOut {
  readonly container: ContainerRef;
  readonly paths: readonly string[];
  readonly to: DownloadTarget;
  readonly archive?: boolean | undefined;
}

/** Into a file here, or to whoever fetches it by the ticket. */
export async function copyOut(
  deps: FilesDeps,
  { container, paths, to, archive }: CopyOut,
  session: SessionId,
) {
  const leaving = await findLeaving(deps, container, paths, archive);
  return handOut(deps, { ...leaving, to }, session);
}
