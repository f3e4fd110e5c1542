import BackIcon from '@mui/icons-material/ArrowBackOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import OpenIcon from '@mui/icons-material/OpenInNewOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useCallback } from 'react';
import { DOMAIN_ITEM } from '#shared/domain/hardware/item-id.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import { DiskActions } from '../../disks/disk-actions.tsx';
import { Form } from '../form/form.tsx';
import { FormProvider } from '../form/form-model.ts';
import { SharedGpu } from '../../sharing/shared-gpu.tsx';
import { BootOrderSection } from '../own/boot-order-section.tsx';
import type { HardwareItem } from '../model/items.ts';
import { notesOf } from '../model/notes.ts';
import type { Hardware } from '../use-hardware.ts';
import { ElementXml } from './element-xml.tsx';
import { EverythingElse } from './everything-else.tsx';
import { HeldNote } from './held-note.tsx';
import { MovingNote } from './moving-note.tsx';
import { useItemForm } from './use-item-form.ts';
import styles from './item-page.module.css';

interface Props {
  hardware: Hardware;
  item: HardwareItem;
  onBack: () => void;
  onRemove: (item: HardwareItem) => void;
  onRevert: (item: string, property?: string) => void;
}

/** One device or page of settings: its form, everything else in its element, and the element itself. */
export function ItemPage({ hardware, item, onBack, onRemove, onRevert }: Props) {
  const { id, kind } = item;
  const revert = useCallback((property: string) => onRevert(id, property), [onRevert, id]);
  const form = useItemForm(hardware, item, revert);
  const stays = kind?.stays?.(item.values, hardware.context, id);
  const disk = diskOf(item);
  const notes = notesOf(hardware.plan.plan, hardware.edits, id);
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <IconButton className={styles['back'] ?? ''} aria-label="Back to all hardware" onClick={onBack}>
          <BackIcon />
        </IconButton>
        <h2>{item.title}</h2>
        {item.comes && <StatusPill tone="pause">After restart</StatusPill>}
        {item.leaves && <StatusPill tone="pause">Until restart</StatusPill>}
        <span className={styles['aside']}>
          {item.about && (
            <Button component="a" href={item.about} target="_blank" rel="noreferrer" endIcon={<OpenIcon />}>
              Reference
            </Button>
          )}
          {kind && (
            <span title={stays}>
              <Button
                startIcon={<DeleteIcon />}
                disabled={hardware.locked !== undefined || stays !== undefined || item.leaves || item.held}
                onClick={() => onRemove(item)}
              >
                Remove…
              </Button>
            </span>
          )}
        </span>
      </header>
      {disk !== undefined && (
        <div className={styles['actions']}>
          <DiskActions guest={hardware.guest} target={disk} />
        </div>
      )}
      {stays && <p className={styles['stays']}>{stays}</p>}
      <HeldNote hardware={hardware} item={item} />
      <MovingNote item={item} locked={hardware.locked !== undefined} onRevert={() => onRevert(id)} />
      {item.pair.element === 'video' && <SharedGpu hardware={hardware} />}
      {item.page === 'command-line' && (
        <Attention
          what="These arguments go to the hypervisor unchecked."
          why="libvirt does not know what they do: it cannot migrate or snapshot what they add, and a wrong one keeps the guest from starting."
        />
      )}
      {notes.problems(undefined).map(failure => (
        <FailureNote key={`${failure.code} ${failure.detail ?? ''}`} failure={failure} />
      ))}
      {notes.warnings(undefined).map(({ text, why, remedy }) => (
        <Attention key={text} what={text} why={[why, remedy].filter(Boolean).join(' ')} />
      ))}
      {id === DOMAIN_ITEM && item.page === 'boot' && <BootOrderSection hardware={hardware} />}
      <FormProvider value={form}>
        <Form sections={item.sections} />
        <EverythingElse item={item} />
      </FormProvider>
      {kind && <ElementXml hardware={hardware} item={item} />}
    </div>
  );
}

/** The name by which what can be done to a disk knows it. */
function diskOf({ pair, values }: HardwareItem): string | undefined {
  const { target } = values;
  return pair.element === 'disk' && typeof target === 'string' ? target : undefined;
}
