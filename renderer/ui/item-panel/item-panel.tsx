import CloseIcon from '@mui/icons-material/Close';
import IconButton from '@mui/material/IconButton';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { type ReactNode, useId, useState } from 'react';
import styles from './item-panel.module.css';

export interface PanelPart {
  readonly id: string;
  readonly label: string;
  /** Drawn only while it is chosen. */
  readonly content: () => ReactNode;
}

interface Props {
  /** What it is: “volume”. */
  noun: string;
  name: string;
  /** Its state, beside the name. */
  aside?: ReactNode;
  actions: ReactNode;
  parts: readonly PanelPart[];
  onClose: () => void;
}

/** The chosen thing of a list: its name, what can be done to it, and its parts in tabs. */
export function ItemPanel({ noun, name, aside, actions, parts, onClose }: Props) {
  const [wanted, want] = useState<string>();
  const id = useId();
  const part = parts.find(each => each.id === wanted) ?? parts[0];
  return (
    <div className={styles['panel']}>
      <header className={styles['head']}>
        <h2 title={name}>{name}</h2>
        {aside}
        <span className={styles['gap']} />
        <IconButton aria-label={`Close the ${noun}`} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </header>
      <div className={styles['actions']}>{actions}</div>
      <Tabs
        value={part?.id ?? false}
        onChange={(_, next: string) => want(next)}
        aria-label={`Parts of ${name}`}
      >
        {parts.map(each => (
          <Tab key={each.id} value={each.id} label={each.label} id={`${id}-${each.id}`} aria-controls={id} />
        ))}
      </Tabs>
      {part && (
        <div id={id} role="tabpanel" aria-labelledby={`${id}-${part.id}`} className={styles['part']}>
          {part.content()}
        </div>
      )}
    </div>
  );
}
