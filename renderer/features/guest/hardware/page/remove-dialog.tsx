import { useMemo } from 'react';
import type { HardwareEdit } from '#shared/contract/hardware.ts';
import { ReviewDialog } from '../changes/review-dialog.tsx';
import { guestKey } from '#renderer/api/live/guests.ts';
import { without } from '../model/draft.ts';
import { changeDraft } from '../model/draft-store.ts';
import type { HardwareItem } from '../model/items.ts';
import type { Hardware } from '../use-hardware.ts';
import styles from './item-page.module.css';

interface Props {
  hardware: Hardware;
  item: HardwareItem;
  /** `held`: the guest was asked to let go of it, and has not. */
  onRemoved: (held: boolean) => void;
  onClose: () => void;
}

/** Asks before a device is taken out, and says what is kept and what is lost. */
export function RemoveDialog({ hardware, item, onRemoved, onClose }: Props) {
  const edits = useMemo((): HardwareEdit[] => [{ op: 'remove', item: item.id }], [item.id]);
  return (
    <ReviewDialog
      hardware={hardware}
      title={`Remove ${item.title}`}
      confirm="Remove"
      edits={edits}
      dangerous
      lead={<p className={styles['lead']}>{leadOf(item)}</p>}
      onApplied={held => {
        changeDraft(guestKey(hardware.guest), draft => without(draft, item.id));
        onRemoved(held);
      }}
      onClose={onClose}
    />
  );
}

const stored = ['source.file', 'source.dev', 'source.volume', 'source.dir'];

/** What of it is left: a disk's file is nothing of the guest's hardware. */
function leadOf({ kind, summary, values }: HardwareItem): string {
  const place = stored.map(property => values[property]).find(value => typeof value === 'string');
  if (kind?.group === 'storage' && place !== undefined) {
    return `${String(place)} stays as it is on its storage; only the guest no longer has it.`;
  }
  return `${summary === '' ? 'Its settings' : `Its settings (${summary})`} are lost with it.`;
}
