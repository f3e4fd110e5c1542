import type { Secret } from '#shared/contract/secrets.ts';
import type { Uuid } from '#shared/contract/values.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { unlessRefused } from '../create/unless-refused.ts';
import { eachLimited } from '../guests/each-limited.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { answered } from '../storage/answered.ts';
import type { PoolBook } from '../pools/pool-book.ts';
import { refOf } from '../pools/prepare.ts';

type User = Secret['usedBy'][number];
type Wanted = Pick<Secret, 'uuid' | 'usageType' | 'usage'>;

const AT_ONCE = 4;

/** Which pools and guests ask for each secret, by UUID or by the name of what it is for. */
export async function secretUsers(
  deps: Pick<AreaDeps, 'guests'>,
  live: LiveConnection,
  book: PoolBook,
  secrets: readonly Wanted[],
): Promise<ReadonlyMap<Uuid, User[]>> {
  const users = new Map<Uuid, User[]>();
  if (secrets.length === 0) return users;
  const note = (xml: string, user: User) => {
    const asked = [...asksFor(parseDocument(xml).root)];
    for (const { uuid, usage } of secrets)
      if (asked.some(ask => ask.uuid === uuid || (usage !== '' && ask.usage === usage)))
        users.set(uuid, [...(users.get(uuid) ?? []), user]);
  };
  await eachLimited(deps.guests.list(live.id), AT_ONCE, async guest => {
    // Of one that is gone by now nothing is asked.
    const xml = await deps.guests.xml(guest, { inactive: true }).catch(() => undefined);
    if (xml !== undefined) note(xml, { kind: 'guest', name: guest.name });
  });
  const pools = await book.list().catch(() => []);
  for (const pool of pools.filter(({ silentSince }) => silentSince === undefined)) {
    const asking = answered(live, rpc => rpc.call('storagePoolGetXmlDesc', { pool: refOf(pool), flags: 0 }), {
      pool: pool.name,
    });
    const answer = await unlessRefused(asking);
    if (answer) note(answer.xml, { kind: 'pool', name: pool.name });
  }
  return users;
}

function* asksFor(element: XmlElement): Generator<{ uuid: string | undefined; usage: string | undefined }> {
  for (const child of element.elements()) {
    const [uuid, usage] = [child.attr('uuid') ?? child.attr('secret'), child.attr('usage')];
    if (child.name === 'secret' || (child.name === 'encryption' && uuid !== undefined)) yield { uuid, usage };
    yield* asksFor(child);
  }
}
