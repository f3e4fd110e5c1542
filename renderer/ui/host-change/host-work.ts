import { api } from '#renderer/api/client.ts';
import type { DryRun, HostRun } from '#shared/contract/host-changes.ts';
import type { HostStep } from '#shared/contract/host-step.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

/** Something the root helper does on a host: how it is tried dry, how it is done, and its script for a person. */
export interface HostWork {
  readonly connection: ConnectionId;
  readonly title: string;
  readonly verb: 'apply' | 'undo';
  /** Tells it from every other work, for what is remembered of it. */
  readonly key: readonly unknown[];
  readonly dryRun: (signal: AbortSignal) => Promise<DryRun>;
  readonly run: (stamp: string) => Promise<{ job: string }>;
  readonly script: () => Promise<{ name: string; text: string }>;
}

export function applying(connection: ConnectionId, title: string, given: readonly HostStep[]): HostWork {
  const steps = [...given];
  return {
    connection,
    title,
    verb: 'apply',
    key: ['dry-run', steps],
    dryRun: signal => api.hostChanges.dryRun({ connection, steps }, { signal }),
    run: stamp => api.hostChanges.apply({ connection, title, steps, stamp }),
    script: () => api.hostChanges.script({ connection, title, steps }),
  };
}

export function undoing(connection: ConnectionId, { id: run, title, steps }: HostRun): HostWork {
  return {
    connection,
    title: `Undo: ${title}`,
    verb: 'undo',
    key: ['plan-undo', run],
    dryRun: signal => api.hostChanges.planUndo({ connection, run }, { signal }),
    run: stamp => api.hostChanges.undo({ connection, run, stamp }),
    script: () => api.hostChanges.script({ connection, title, steps }),
  };
}
