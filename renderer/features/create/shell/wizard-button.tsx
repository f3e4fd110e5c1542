import type { ReactNode } from 'react';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useCommandRegistry } from '#renderer/app/commands/registry.ts';
import { WizardAction } from '#renderer/app/commands/wizard-action.tsx';
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
  return (
    <WizardAction command={command} blocked={byPlan ?? byHost ?? byCreation ?? byFix} primary={primary}>
      {children}
    </WizardAction>
  );
}
