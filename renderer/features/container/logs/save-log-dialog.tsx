import { saveLogs } from '#renderer/api/container-logs.ts';
import { SaveDialog } from '#renderer/ui/save-dialog.tsx';
import type { Container } from '#shared/contract/containers.ts';
import type { LogQuery } from '#shared/contract/container-logs.ts';

interface Props {
  container: Container;
  query: LogQuery;
  timestamps: boolean;
  onClose: () => void;
}

/** The part of the log that is looked at as a file, also what the page does not hold any more. */
export function SaveLogDialog({ container: { engine, id, name }, query, timestamps, onClose }: Props) {
  return (
    <SaveDialog
      title={`Save the log of “${name}”`}
      fileName={`${name}.log`}
      save={to => saveLogs({ container: { engine, id }, query, timestamps, to })}
      onClose={onClose}
    >
      The part you look at is read anew from the engine, {timestamps ? 'with' : 'without'} the time of each
      line.
    </SaveDialog>
  );
}
