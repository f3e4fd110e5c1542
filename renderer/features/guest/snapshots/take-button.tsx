import Button from '@mui/material/Button';
import type { SnapshotSupport } from '#shared/contract/snapshots.ts';

interface Props {
  support: SnapshotSupport;
  possible: boolean;
  blocked: string | undefined;
  onTake: () => void;
}

export function TakeButton({ support, possible, blocked, onTake }: Props) {
  const why = blocked ?? (possible ? undefined : (support.external.why ?? support.internal.why));
  const button = (
    <Button variant="contained" color="primary" disabled={why !== undefined} onClick={onTake}>
      Take a snapshot…
    </Button>
  );
  // A button that is disabled shows no title of its own.
  return <span title={why ?? 'Take a snapshot (M)'}>{button}</span>;
}
