import Button from '@mui/material/Button';
import { Attention } from '#renderer/ui/attention.tsx';
import type { HardwareItem } from '../model/items.ts';

interface Props {
  item: HardwareItem;
  locked: boolean;
  onRevert: () => void;
}

/** A device that comes or goes as a whole at the next start, and the way back. */
export function MovingNote({ item, locked, onRevert }: Props) {
  if (item.held || (!item.comes && !item.leaves)) return null;
  return (
    <Attention
      what={
        item.comes ? 'The guest gets this at its next start.' : 'The guest has this until it is shut down.'
      }
      why={
        item.comes
          ? 'It runs without it until then.'
          : 'It was taken out of what the guest starts with, so nothing of it can be changed any more.'
      }
      action={
        <Button disabled={locked} onClick={onRevert}>
          {item.comes ? 'Do not add it' : 'Keep it'}
        </Button>
      }
    />
  );
}
