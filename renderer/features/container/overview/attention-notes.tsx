import type { ContainerDetails } from '#shared/contract/container-details.ts';
import type { Container } from '#shared/contract/containers.ts';
import { LimitsButton } from './limits-button.tsx';
import { Attention } from '#renderer/ui/attention.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';

/** What went wrong with it, each with its reason. */
export function AttentionNotes({ container, details }: { container: Container; details: ContainerDetails }) {
  const { state, exitCode } = container;
  return (
    <>
      {details.oomKilled && (
        <Attention
          tone="error"
          what="The kernel killed it for want of memory."
          why="It used more than it may, or more than the host had. Give it more, or find out what it needs it for."
          action={<LimitsButton container={container} />}
        />
      )}
      {state === 'restarting' && (
        <Attention
          tone="error"
          what={`It ends as soon as it is started${exitCode === undefined ? '' : `, with code ${exitCode}`}.`}
          why="The engine tries again, each time after a longer while. Its logs tell why."
        />
      )}
      {details.startFailure && <FailureNote lead="It could not be started." failure={details.startFailure} />}
      {state === 'dead' && (
        <Attention
          tone="error"
          what="The engine could not take it away whole."
          why="Something still held its files. Remove it once more."
        />
      )}
    </>
  );
}
