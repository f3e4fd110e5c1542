import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { useCommandRegistry, type Command } from '#renderer/app/commands/registry.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { inSections } from './search.ts';
import styles from './shortcut-sheet.module.css';

/** Keys that are not commands: they belong to what has the focus. */
const inPlace: readonly { title: string; keys: string }[] = [
  { title: 'Create, in the dialog of a new guest', keys: 'Mod+Enter' },
  { title: 'Give the keyboard back, in a console: press and let go', keys: 'Mod+Alt' },
  { title: 'Search, in a text console', keys: 'Mod+Shift+F' },
  { title: 'Copy, in a text console', keys: 'Mod+Shift+C' },
  { title: 'Paste, in a text console', keys: 'Mod+Shift+V' },
];

/** Every shortcut there is, also of what cannot be done right now. */
export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const title = useId();
  const commands = useCommandRegistry(state => state.commands);
  const withKeys = [...commands.values()].filter(command => (command.keys?.length ?? 0) > 0);
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={title}>
      <DialogTitle id={title}>Keyboard shortcuts</DialogTitle>
      <DialogContent className={styles['columns'] ?? ''} tabIndex={0} aria-labelledby={title}>
        {inSections(withKeys, '').map(([section, found]) => (
          <Shortcuts key={section} heading={section} rows={found} />
        ))}
        <Shortcuts heading="Where you are" rows={inPlace} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}

type Row = { title: string; keys?: Command['keys'] | string };

function Shortcuts({ heading, rows }: { heading: string; rows: readonly Row[] }) {
  return (
    <section className={styles['section']}>
      <h3>{heading}</h3>
      <dl>
        {rows.map(({ title, keys = [] }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              {(typeof keys === 'string' ? [keys] : keys).map(each => (
                <KeyHint key={each} keys={each} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
