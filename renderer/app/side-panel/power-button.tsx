import ArrowIcon from '@mui/icons-material/ArrowDropDown';
import Button from '@mui/material/Button';
import { Suspense, useState, type ComponentType } from 'react';
import type { Command } from '#renderer/app/commands/registry.ts';
import { lazy } from '#renderer/ui/lazy.ts';
import styles from './side-panel.module.css';

const CommandMenu = lazy(async () => ({
  default: (await import('#renderer/app/commands/command-menu.tsx')).CommandMenu,
}));

interface Props {
  /** The most likely change of state. */
  first: { title: string; keys: string; icon: ComponentType };
  /** It is off, and this starts it. */
  starts: boolean;
  /** Why nothing can be done now. */
  away: string | undefined;
  /** What the button does is being done. */
  busy: boolean;
  onFirst: () => void;
  /** All others that are possible now, behind the arrow. */
  groups: readonly (readonly string[])[];
  commands: readonly Command[];
}

/** The most likely change of state as a button, and all others that are possible now behind its arrow. */
export function PowerButton({ first, starts, away, busy, onFirst, groups, commands }: Props) {
  const [at, setAt] = useState<HTMLElement | undefined>();
  const { title, keys, icon: Icon } = first;
  const look = {
    variant: starts ? ('contained' as const) : ('outlined' as const),
    color: starts ? ('primary' as const) : ('inherit' as const),
  };
  return (
    <div className={styles['split']} title={away}>
      <Button
        {...look}
        startIcon={<Icon />}
        title={`${title} (${keys.replace('+', ' ')})`}
        disabled={away !== undefined || busy}
        onClick={onFirst}
      >
        {title}
      </Button>
      <Button
        {...look}
        aria-label="Other ways to change its state"
        aria-haspopup="menu"
        aria-expanded={at !== undefined}
        disabled={away !== undefined}
        onClick={event => setAt(event.currentTarget)}
      >
        <ArrowIcon fontSize="small" />
      </Button>
      {at && (
        <Suspense fallback={null}>
          <CommandMenu groups={groups} commands={commands} at={at} onClose={() => setAt(undefined)} />
        </Suspense>
      )}
    </div>
  );
}
