import type { FilterUser } from '#shared/contract/filters.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { readForm } from '#shared/domain/filters/form.ts';
import type { KnownFilter } from '#shared/domain/filters/list.ts';
import type { FilterState } from '#shared/domain/filters/plan-filter.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { unlessRefused } from '../create/unless-refused.ts';
import { eachLimited } from '../guests/each-limited.ts';
import { isUnsupported } from '../guests/read-guests.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';

const AT_ONCE = 8;

export type FiltersDeps = Pick<AreaDeps, 'connections' | 'guests' | 'jobs' | 'log'>;

/** Every filter and who uses it; undefined where the driver has none at all. */
export async function readFilters(
  deps: Pick<FiltersDeps, 'guests'>,
  live: LiveConnection,
): Promise<FilterState | undefined> {
  const rpc = await live.bulk();
  const listing = rpc.call('connectListAllNwfilters', { needResults: 1, flags: 0 });
  const listed = await listing.catch((error: unknown) => {
    if (isUnsupported(error)) return undefined;
    throw error;
  });
  if (!listed) return undefined;
  const known: KnownFilter[] = [];
  await eachLimited(listed.filters, AT_ONCE, async nwfilter => {
    // Refused for a filter that was deleted meanwhile.
    const answer = await unlessRefused(rpc.call('nwfilterGetXmlDesc', { nwfilter, flags: 0 }));
    if (!answer) return;
    const form = readForm(parseDocument(answer.xml).root);
    known.push({ uuid: uuidSchema.parse(nwfilter.uuid), xml: answer.xml, form });
  });
  return { known, users: usersByFilter(deps, live) };
}

function usersByFilter(
  { guests }: Pick<FiltersDeps, 'guests'>,
  live: LiveConnection,
): Map<string, FilterUser[]> {
  const users = new Map<string, FilterUser[]>();
  for (const { connection, uuid, name, state } of guests.list(live.id)) {
    for (const { filter, mac, filterParameters = [] } of guests.claims({ connection, uuid }).cards) {
      if (filter === undefined) continue;
      const guest = { connection, uuid, name, running: isActive(state) };
      const user = { guest, parameters: [...filterParameters], ...(mac !== undefined && { mac }) };
      users.set(filter, [...(users.get(filter) ?? []), user]);
    }
  }
  return users;
}
