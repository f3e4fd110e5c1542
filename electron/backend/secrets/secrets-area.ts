import { LibvirtError, type SecretRef } from 'node-libvirt';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { Secret, SecretValue } from '#shared/contract/secrets.ts';
import { type Uuid, uuidSchema } from '#shared/contract/values.ts';
import { secretDocument, secretProblem, usages } from '#shared/domain/secrets/describe-usage.ts';
import { fail } from '../failures/fail.ts';
import { requireShown, stamped } from '../plans/stamp.ts';
import type { PoolBooks } from '../pools/pool-book.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { stoppable } from '../watch/stoppable.ts';
import { readSecretDocuments, type SecretDocument } from './read-secrets.ts';
import { secretUsers } from './secret-users.ts';
import { watchSecrets } from './watch-secrets.ts';

type SecretsDeps = AreaDeps & { readonly books: PoolBooks };

/** What libvirt keeps for logging in and for opening disks. A value goes in, and never comes out of here. */
export function createSecretsArea(deps: SecretsDeps) {
  const { secrets } = procedures;
  const { connections } = deps;
  return {
    list: secrets.list.handler(async ({ input }) => ({
      secrets: await listSecrets(deps, connections.require(input.connection)),
    })),

    watch: secrets.watch.handler(({ input, signal }) =>
      stoppable(stop => watchSecrets(connections.require(input.connection), stop), signal),
    ),

    create: secrets.create.handler(async ({ input: { connection, secret, value } }) => {
      const problem = secretProblem(secret);
      if (problem)
        throw fail('INPUT_INVALID', { field: usages[secret.usageType].usage, reason: problem.reason });
      const live = connections.require(connection);
      const taken = (await documentsOf(live)).some(
        ({ usageType, usage }) =>
          usageType === secret.usageType && usage !== '' && usage === secret.usage.trim(),
      );
      // libvirt would take a definition of the same use for a change of the one that is there.
      if (taken) throw fail('NAME_TAKEN', { name: secret.usage.trim() });
      const { secret: made } = await live.rpc.call('secretDefineXml', {
        xml: secretDocument(secret),
        flags: 0,
      });
      try {
        await setValue(live, made, value);
      } catch (error) {
        await live.rpc.call('secretUndefine', { secret: made });
        throw error;
      }
      return { uuid: uuidSchema.parse(made.uuid) };
    }),

    setValue: secrets.setValue.handler(async ({ input }) => {
      const live = connections.require(input.connection);
      await setValue(live, (await requireSecret(live, input.uuid)).ref, input.value);
      return {};
    }),

    planDelete: secrets.planDelete.handler(async ({ input }) => {
      const live = connections.require(input.connection);
      return await planDelete(deps, live, await requireSecret(live, input.uuid));
    }),

    delete: secrets.delete.handler(async ({ input }) => {
      const live = connections.require(input.connection);
      const secret = await requireSecret(live, input.uuid);
      const plan = await planDelete(deps, live, secret);
      requireShown(plan, input.stamp, nameOf(secret));
      const work = async () => void (await live.rpc.call('secretUndefine', { secret: secret.ref }));
      const { id } = deps.jobs.start({ title: plan.title, connection: live.id, cancellable: false }, work);
      return { job: id };
    }),
  };
}

async function documentsOf(live: LiveConnection): Promise<SecretDocument[]> {
  const documents = await readSecretDocuments(live);
  if (!documents)
    throw fail('UNSUPPORTED', { host: live.label, reason: 'Its driver of libvirt keeps no secrets.' });
  return documents;
}

async function requireSecret(live: LiveConnection, uuid: Uuid): Promise<SecretDocument> {
  const found = (await documentsOf(live)).find(secret => secret.uuid === uuid);
  if (!found) throw fail('NOT_FOUND', { name: uuid });
  return found;
}

async function listSecrets(deps: SecretsDeps, live: LiveConnection): Promise<Secret[]> {
  const documents = await documentsOf(live);
  const users = await secretUsers(deps, live, deps.books.of(live), documents);
  return await Promise.all(
    documents.map(async ({ ref, ...secret }) => ({
      ...secret,
      value: secret.private ? ('unknown' as const) : await hasValue(live, ref),
      usedBy: users.get(secret.uuid) ?? [],
    })),
  );
}

/** libvirt tells whether there is a value only by giving it: it is dropped unread. */
async function hasValue({ rpc }: LiveConnection, secret: SecretRef): Promise<Secret['value']> {
  try {
    await rpc.call('secretGetValue', { secret, flags: 0 });
    return 'set';
  } catch (error) {
    if (error instanceof LibvirtError) return error.codeName === 'NO_SECRET' ? 'missing' : 'unknown';
    throw error;
  }
}

async function setValue(
  { rpc }: LiveConnection,
  secret: SecretRef,
  { as, text }: SecretValue,
): Promise<void> {
  await rpc.call('secretSetValue', {
    secret,
    value: Buffer.from(text, as === 'base64' ? 'base64' : 'utf8'),
    flags: 0,
  });
}

const nameOf = ({ usage, uuid }: SecretDocument): string => (usage === '' ? uuid : usage);

async function planDelete(
  deps: SecretsDeps,
  live: LiveConnection,
  secret: SecretDocument,
): Promise<ActionPlan> {
  const users = (await secretUsers(deps, live, deps.books.of(live), [secret])).get(secret.uuid) ?? [];
  const without = (kind: 'pool' | 'guest', name: string) =>
    kind === 'pool'
      ? `The pool “${name}” asks for it and cannot start without it.`
      : `“${name}” asks for it and cannot start without it.`;
  return stamped(
    {
      title: `Delete the secret “${nameOf(secret)}”`,
      steps: ['Have libvirt forget it and its value'],
      files: [],
      lost: [
        secret.usageType === 'volume'
          ? 'Its value. A disk that was encrypted by it can never be read again, unless you have the passphrase elsewhere.'
          : 'Its value. Nobody can read it once more.',
        ...users.map(({ kind, name }) => without(kind, name)),
      ],
      warnings: [],
      problems: [],
      space: [],
      takesEffect: 'now',
    },
    secret.uuid,
  );
}
