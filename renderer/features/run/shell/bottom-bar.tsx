import type { ReactNode } from 'react';
import { useCommandRegistry } from '#renderer/app/commands/registry.ts';
import { WizardAction } from '#renderer/app/commands/wizard-action.tsx';
import styles from '#renderer/ui/wizard/bottom-bar.module.css';
import { usePlan } from '../wizard/plan-store.ts';
import { useRunning } from './running.ts';

/** What can be done from every page; each is a command, so that it has its shortcut and is in the palette. */
export function BottomBar({ next }: { next: string | undefined }) {
  return (
    <footer className={styles['bar']}>
      <Action id="run.cancel">Cancel</Action>
      <span className={styles['gap']} />
      <Action id="run.back">Back</Action>
      <Action id="run.next">{next === undefined ? 'Next' : `Next: ${next}`}</Action>
      <Action id="run.make">Make only</Action>
      <Action id="run.start" primary>
        Run
      </Action>
    </footer>
  );
}

function Action({ id, primary, children }: { id: string; primary?: boolean; children: ReactNode }) {
  const command = useCommandRegistry(({ commands }) => commands.get(id));
  const blockedNow = () => command?.blocked?.();
  const byPlan = usePlan(blockedNow);
  const byRunning = useRunning(blockedNow);
  return (
    <WizardAction command={command} blocked={byPlan ?? byRunning} primary={primary}>
      {children}
    </WizardAction>
  );
}
