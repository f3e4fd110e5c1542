import DownIcon from '@mui/icons-material/KeyboardArrowDown';
import UpIcon from '@mui/icons-material/KeyboardArrowUp';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import IconButton from '@mui/material/IconButton';
import { useId, useState, type ReactNode } from 'react';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import styles from './row-card.module.css';

interface Props {
  /** `System disk`, `Network card 2` … */
  name: string;
  /** Its essentials in one line. */
  essentials: ReactNode;
  /** Something of it stands in the way. */
  wrong: boolean;
  /** Just added: nothing of it was seen yet. */
  fresh: boolean;
  onRemove: () => void;
  onUp?: (() => void) | undefined;
  onDown?: (() => void) | undefined;
  children: ReactNode;
}

/** One of a list, folded to a line until it is to be changed. */
export function RowCard(props: Props) {
  const { name, essentials, wrong, fresh, onRemove, onUp, onDown, children } = props;
  // Whoever comes to see what stands in the way sees it.
  const [open, setOpen] = useState(fresh || wrong);
  const panel = useId();
  return (
    <li className={styles['card']} data-open={open || undefined}>
      <div className={styles['head']}>
        <button
          type="button"
          className={styles['fold']}
          aria-expanded={open}
          aria-controls={panel}
          onClick={() => setOpen(!open)}
        >
          <DownIcon className={styles['arrow'] ?? ''} />
          <span className={styles['name']}>{name}</span>
          <span className={styles['essentials']}>{essentials}</span>
          {wrong && <StatusPill tone="err">Needs attention</StatusPill>}
        </button>
        {onUp && (
          <IconButton aria-label={`${name}: earlier`} onClick={onUp}>
            <UpIcon />
          </IconButton>
        )}
        {onDown && (
          <IconButton aria-label={`${name}: later`} onClick={onDown}>
            <DownIcon />
          </IconButton>
        )}
        <IconButton aria-label={`${name}: remove`} onClick={onRemove}>
          <DeleteIcon />
        </IconButton>
      </div>
      {open && (
        <div className={styles['panel']} id={panel}>
          {children}
        </div>
      )}
    </li>
  );
}
