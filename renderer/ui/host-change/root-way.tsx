import Button from '@mui/material/Button';
import type { Reach } from '#renderer/api/host-changes.ts';
import { Attention } from '../attention.tsx';
import { CopyText } from '../copy-text.tsx';
import { ScriptWay } from './script-way.tsx';
import type { HostWork } from './host-work.ts';
import styles from './host-change.module.css';

const words = {
  direct: 'Innkeeper is root on that host already: nobody is asked for a password.',
  sudo: 'Innkeeper becomes root there by sudo, which asks it for no password.',
  pkexec: 'Your desktop asks for your password when you go on. Nothing is changed before.',
} as const;

/** Whether it can be done from here as it is. */
export const reachesRoot = (reach: Reach): boolean =>
  reach.way === 'pkexec' ? reach.helper === 'installed' : reach.way !== 'script';

/** How root is reached, and what a person has to do for it. */
export function RootWayNote({ reach, work, again }: { reach: Reach; work: HostWork; again: () => void }) {
  if (reach.way === 'script') return <ScriptWay work={work} />;
  if (reachesRoot(reach)) return <p className={styles['quiet']}>{words[reach.way]}</p>;
  const old = reach.helper === 'outdated';
  return (
    <div className={styles['root']}>
      <Attention
        what={old ? 'The root helper there is an older one.' : 'The root helper is not installed there yet.'}
        why="It is one small script that only root may change; it does what is shown above and nothing else. Install it once, in a terminal:"
        action={<Button onClick={again}>Look again</Button>}
      />
      {reach.install !== undefined && <CopyText text={reach.install} what="the command" />}
    </div>
  );
}
