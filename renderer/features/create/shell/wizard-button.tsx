import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useCommandRegistry } from '#renderer/app/commands/registry.ts';
import { runCommand } from '#renderer/app/commands/run.ts';
import { keyLabels } from '#renderer/ui/key-labels.ts';
import { usePlan } from '../wizard/plan-store.ts';
import { useFixing } from '../wizard/fixing.ts';
import { useCreation } from './creation.ts';

/** A command of the wizard as a button; what stands in its way comes and goes with the plan. */
export function WizardButton({
  id,
  primary,
  children,
}: {
  id: string;
  primary?: boolean;
  children: ReactNode;
}) {
  const command = useCommandRegistry(({ commands }) => commands.get(id));
  const blockedNow = () => command?.blocked?.();
  const byPlan = usePlan(blockedNow);
  const byHost = useConnections(blockedNow);
  const byCreation = useCreation(blockedNow);
  const byFix = useFixing(blockedNow);
  if (command === undefined || command.available?.() === false) return null;
  const blocked = byPlan ?? byHost ?? byCreation ?? byFix;
  const keys = command.keys?.[0];
  return (
    // A button that is disabled shows no title of its own.
    <span
      title={
        blocked ?? (keys === undefined ? command.title : `${command.title} (${keyLabels(keys).join(' ')})`)
      }
    >
      <Button
        variant={primary ? 'contained' : 'outlined'}
        color={primary ? 'primary' : 'inherit'}
        disabled={blocked !== undefined}
        onClick={() => runCommand(command)}
      >
        {children}
      </Button>
    </span>
  );
}
