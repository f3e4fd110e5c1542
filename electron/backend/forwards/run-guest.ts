import { runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { ForwardChange } from '#shared/contract/forwards.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { HardwareEdit } from '#shared/contract/hardware.ts';
import type { CardForward, ForwardFacts } from '#shared/domain/forwards/facts.ts';
import type { PlannedForward } from '#shared/domain/forwards/plan-forward.ts';
import { fail } from '../failures/fail.ts';
import { applyHardware } from '../hardware/apply.ts';
import { requireShown, stamped } from '../plans/stamp.ts';
import type { LiveConnection } from '../ports.ts';
import type { ForwardsDeps } from './forwards-deps.ts';
import { monitorLine, sectionOf, slirpNetdevs } from './monitor.ts';

type Told = Omit<CardForward, 'live' | 'lasting'>;
type GuestPlan = Extract<PlannedForward, { by: 'guest' }>;

interface Work {
  /** In the running QEMU. */
  readonly hot: boolean;
  /** In the document that it starts with next. */
  readonly lasting: boolean;
}

/** Where a port of a user network can be written, or stands now. */
function workOf({ guest, forward, old }: GuestPlan, { userNetworks }: ForwardFacts): Work {
  if (!guest) return { hot: false, lasting: false };
  const passtNow = (mac: string) => guest.passt.live.includes(mac);
  if (old) return { hot: guest.running && old.live && !passtNow(old.mac), lasting: old.lasting };
  if (!forward) return { hot: false, lasting: false };
  const passtNext = guest.passt.next.includes(forward.mac) || userNetworks.includes('passt');
  return { hot: guest.running && !passtNow(forward.mac), lasting: passtNext };
}

export function guestPlan(planned: GuestPlan, facts: ForwardFacts, change: ForwardChange): ActionPlan {
  const { hot, lasting } = workOf(planned, facts);
  const { guest, title, problems, forward } = planned;
  const name = guest?.name ?? '';
  const word = forward ? 'Tell the running QEMU of the port' : 'Take the port from the running QEMU';
  const changesBackend = forward !== undefined && lasting && guest?.passt.next.includes(forward.mac) !== true;
  const steps = [
    ...(hot ? [word] : []),
    ...(lasting
      ? [
          forward
            ? `Write it into the definition of “${name}”${changesBackend ? ', and let passt carry the card from the next start on' : ''}`
            : `Take it out of the definition of “${name}”`,
        ]
      : []),
  ];
  const warnings = [
    ...(hot && !lasting && forward
      ? [
          {
            text: `It is gone when “${name}” is switched off.`,
            why: 'libvirt keeps ports of a user network only for passt.',
            remedy: 'Install passt on the host, with a libvirt that knows it.',
          },
        ]
      : []),
    ...(guest?.running === true && !hot && lasting
      ? [
          {
            text: forward
              ? `It works from the next start of “${name}” on.`
              : `It is gone from the next start of “${name}” on.`,
            why: 'passt is told of its ports when it starts.',
          },
        ]
      : []),
  ];
  const nowhere = problems.length === 0 && steps.length === 0;
  return stamped(
    {
      title,
      steps,
      files: [],
      lost: [],
      warnings,
      problems: nowhere
        ? [
            {
              failure: {
                code: 'UNSUPPORTED',
                params: {
                  name,
                  reason: 'Ports of a user network are kept only by passt, which this host does not offer.',
                  remedy: 'Start the guest: while it runs, QEMU can be told of a port. Or install passt.',
                },
              },
            },
          ]
        : [...problems],
      space: [],
      takesEffect: hot ? 'now' : 'next-start',
    },
    [change, planned.port, guest?.passt, guest?.forwards],
  );
}

export async function runGuest(
  deps: ForwardsDeps,
  live: LiveConnection,
  planned: GuestPlan,
  plan: ActionPlan,
  { facts, stamp }: { readonly facts: ForwardFacts; readonly stamp: string },
): Promise<{ job: string }> {
  requireShown(plan, stamp, planned.guest?.name ?? plan.title);
  const told = planned.forward ?? planned.old;
  if (!planned.guest || !told) throw fail('NOT_FOUND', { name: plan.title });
  const guest = deps.guests.require({ connection: live.id, uuid: planned.guest.uuid });
  const { hot, lasting } = workOf(planned, facts);
  const adds = planned.forward !== undefined;
  const tell = (add: boolean) => tellQemu(deps, live, guest, told, add);
  const write = async (add: boolean) => {
    const edits = editsFor(planned, told, add);
    await applyHardware(deps, guest, edits, true);
  };
  const nothing = async () => undefined;
  const work: Omit<UndoableStep, 'title'>[] = [
    ...(hot ? [{ do: () => tell(adds), undo: () => tell(!adds) }] : []),
    // The last: nothing after it could fail.
    ...(lasting ? [{ do: () => write(adds), undo: nothing }] : []),
  ];
  const { id } = deps.jobs.start(
    { title: plan.title, connection: live.id, guest, cancellable: false },
    async job => {
      await runSteps(
        work.map((step, at) => ({ title: plan.steps[at] ?? plan.title, ...step })),
        job,
      );
      await deps.guests.refresh(guest);
    },
  );
  return { job: id };
}

/** The card's ports in the lasting document, with this one or without it. */
function editsFor({ guest }: GuestPlan, told: Told, add: boolean): HardwareEdit[] {
  const others = (guest?.forwards ?? []).filter(
    each => each.lasting && each.mac === told.mac && !isSame(each, told),
  );
  const portForwards = [...others, ...(add ? [told] : [])].map(
    ({ protocol, listen, port, count, toPort }) => ({
      proto: protocol,
      ...(listen !== undefined && { address: listen }),
      start: port,
      ...(count > 1 && { end: port + count - 1 }),
      ...(toPort !== port && { to: toPort }),
    }),
  );
  const values = add ? { backend: 'passt', portForwards } : { portForwards };
  return [{ op: 'set', item: `interface:${told.mac}`, values }];
}

const isSame = (a: Told, b: Told) =>
  a.protocol === b.protocol && a.listen === b.listen && a.port === b.port && a.toPort === b.toPort;

/** QEMU answers in words for people: whether it did it, `info usernet` tells. */
async function tellQemu(
  { monitored, guests }: ForwardsDeps,
  { rpc }: LiveConnection,
  guest: Guest,
  { mac, protocol, listen, port, toPort }: Told,
  add: boolean,
): Promise<void> {
  const netdev = slirpNetdevs(await guests.xml(guest)).get(mac);
  if (netdev === undefined) throw fail('STATE_INVALID', { name: guest.name });
  const from = `${protocol}:${listen ?? ''}:${port}`;
  const has = async () => {
    const section = sectionOf(await monitorLine(rpc, guest, 'info usernet'), netdev);
    return new RegExp(`${protocol}\\[HOST_FORWARD\\].*\\s${port}\\s+\\S+\\s+${toPort}\\s`, 'i').test(section);
  };
  const said = await monitorLine(
    rpc,
    guest,
    add ? `hostfwd_add ${netdev} ${from}-:${toPort}` : `hostfwd_remove ${netdev} ${from}`,
  );
  monitored.add(guest.uuid);
  if ((await has()) !== add) {
    const reason = add
      ? 'QEMU may not use that port: another program has it, or it is below 1024 and root’s.'
      : 'QEMU does not let go of the port.';
    throw fail('RESOURCE_BUSY', { name: `port ${port}`, reason }, said.trim());
  }
}
