import type { AccessFacts, AccessWish } from '#shared/domain/readability/facts.ts';
import { type Judgement, judge } from '#shared/domain/readability/judge.ts';
import { isTellable, readAccess } from '#electron/host/access/read-access.ts';
import { isSession } from '../connections/session.ts';
import { readHypervisor } from '../create/hypervisor.ts';
import { hostOf } from '../devices/host-of.ts';
import type { LiveConnection } from '../ports.ts';

export interface Wanted {
  readonly path: string;
  /** The guest is going to write to it too. */
  readonly write: boolean;
}

/** A file as QEMU of one host would find it. Without facts nothing could be looked at, and the judgement says why. */
export interface AccessLook {
  readonly wish: AccessWish;
  readonly judgement: Judgement;
  readonly facts?: AccessFacts;
}

/** Looks at files of a host, in one round trip. Rejects with HostShellError where the way to its files is broken. */
export async function lookAtAccess(
  live: LiveConnection,
  env: NodeJS.ProcessEnv,
  wanted: readonly Wanted[],
): Promise<AccessLook[]> {
  const { shell } = hostOf(live, env);
  const system = !isSession(live);
  const { drivers, account } = await security(live, system);
  const wishFor = (write: boolean): AccessWish => ({ write, system, drivers });
  const unknown = (write: boolean, why: string): AccessLook => ({
    wish: wishFor(write),
    judgement: { verdict: 'unknown', why, obstacles: [], way: [] },
  });
  if (!/^qemu$/i.test(live.host.driver))
    return wanted.map(({ write }) =>
      unknown(write, `Its guests are not run by QEMU but by ${live.host.driver}.`),
    );
  if (!shell)
    return wanted.map(({ write }) =>
      unknown(write, 'There is no way to the host’s files but libvirt itself.'),
    );
  if (system && !account)
    return wanted.map(({ write }) => unknown(write, 'libvirt does not tell whom QEMU runs as.'));
  const found = await readAccess(shell, {
    paths: wanted.map(({ path }) => path),
    ...(system && account && { account }),
  });
  return wanted.map(({ path, write }) => {
    const facts = found.get(path);
    if (!facts)
      return unknown(
        write,
        isTellable(path) ? 'The host told nothing of it.' : 'Its name cannot be asked about.',
      );
    const wish = wishFor(write);
    return { wish, facts, judgement: judge(facts, wish) };
  });
}

/** libvirt's security drivers, and whom QEMU runs as by the one of owners and modes. */
async function security(live: LiveConnection, system: boolean) {
  const { capabilities, qemuUser } = await readHypervisor(live.rpc);
  const models = capabilities.element?.child('host')?.elements('secmodel') ?? [];
  const drivers = models.flatMap(model => model.child('model')?.text.trim() ?? []);
  return { drivers, account: system ? qemuUser : undefined };
}
