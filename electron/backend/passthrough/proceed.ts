import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { fail } from '../failures/fail.ts';
import { doBoth } from './apply.ts';
import { documentOf, guestRefOf, isIn } from './guest-part.ts';
import type { PassthroughDeps } from './passthrough-deps.ts';
import { startUndo } from './undo.ts';

/** Goes on with what was cut short, in the direction it was going. What is done already is not done again. */
export async function proceedWith(
  deps: PassthroughDeps,
  { connection, setup }: { readonly connection: ConnectionId; readonly setup: Uuid },
): Promise<{ job: string }> {
  const record = await deps.setups.get(connection, setup);
  if (record.phase === 'undoing') return startUndo(deps, record);
  if (record.phase === 'undone')
    throw fail('STATE_INVALID', { name: record.title, reason: 'It was undone: make a new plan.' });
  const inGuest = isIn(record, await documentOf(deps, record));
  const release = deps.setups.hold(record);
  const { id: job } = deps.jobs.start(
    { title: record.title, cancellable: false, connection, guest: guestRefOf(record) },
    context => doBoth(deps, record, context, { inGuest }).finally(release),
  );
  return { job };
}
