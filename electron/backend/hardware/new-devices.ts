import { type Connection, DomainXMLFlags } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import { placeIsFree } from '#shared/domain/hardware/free-place.ts';
import { type Item, itemsOf } from '#shared/domain/hardware/item-id.ts';
import { type EditsPlan, isToDo, type PlannedChange } from '#shared/domain/hardware/plan-edits.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { readDocument } from './read-documents.ts';

/** What edits added, by its id in the edited document, as libvirt completed it: with a MAC, a place, a port. */
export type NewDevices = ReadonlyMap<string, Item>;

/** Read back after the lasting document was defined; of a guest that has none, as it was asked for. */
export async function readNewDevices(rpc: Connection, guest: Guest, plan: EditsPlan): Promise<NewDevices> {
  const added = plan.planned.filter(isAdded);
  if (added.length === 0) return new Map();
  const lasting = guest.persistent
    ? await readDocument(rpc, guest, DomainXMLFlags.INACTIVE | DomainXMLFlags.SECURE)
    : plan.after;
  const before = new Set(itemsIn(plan.before).map(({ id }) => id));
  const fresh = itemsIn(lasting).filter(({ id }) => !before.has(id));
  const found = new Map<string, Item>();
  // Those that are found under their own id first, so that no other takes them.
  for (const same of [sameId, sameElement]) {
    for (const { after } of added) {
      if (!after || found.has(after.id)) continue;
      const index = fresh.findIndex(item => same(item, after));
      const [item] = index < 0 ? [] : fresh.splice(index, 1);
      if (item) found.set(after.id, item);
    }
  }
  return found;
}

/** Those of them that are plugged into the running guest. A place that is taken or missing there is left out. */
export function devicesToPlug(plan: EditsPlan, completed: NewDevices, running: string) {
  const guest = domain.of(parseDocument(running).root);
  return plan.planned.filter(isToDo).flatMap(({ change, live, after }) => {
    if (change.property !== undefined || live || !after) return [];
    const item = completed.get(after.id) ?? after;
    const node = item.node.clone();
    if (!placeIsFree(guest, node)) node.child('address')?.remove();
    return [{ id: item.id, xml: node.toString() }];
  });
}

const isAdded = ({ change, after }: PlannedChange) =>
  change.property === undefined && change.from === undefined && after !== undefined;

const sameId = (one: Item, other: Item) => one.id === other.id;
const sameElement = (one: Item, other: Item) => one.element === other.element;

const itemsIn = (xml: string) => itemsOf(domain.of(parseDocument(xml).root));
