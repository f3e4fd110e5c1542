import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { HardwareChange, HardwareChoices, HardwareEdit, ItemValues } from '#shared/contract/hardware.ts';
import { applyEdits } from '#shared/domain/hardware/apply-edits.ts';
import type { Context } from '#shared/domain/hardware/catalogue/kind.ts';
import { type Item, itemsOf } from '#shared/domain/hardware/item-id.ts';
import { valuesOf } from '#shared/domain/hardware/values.ts';
import { domain, type Domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { TestBackend } from '../../testing/start-backend.ts';
import { virshOn } from '../../testing/virsh.ts';
import { watchedGuests } from '../../testing/watched-guests.ts';
import type { Base } from './catalogue-bases.ts';

export interface Outcome {
  /** Why not, as libvirt or the backend says it. */
  readonly refused?: string;
  readonly changes: readonly HardwareChange[];
}

/** One guest to try the catalogue on. */
export interface Bench {
  readonly base: Base;
  readonly name: string;
  readonly virsh: ReturnType<typeof virshOn>;
  guest(): Promise<Domain>;
  context(): Promise<Context>;
  readonly apply: (edits: readonly HardwareEdit[], later?: boolean) => Promise<Outcome>;
  /** Past the check for devices that this host does not have: libvirt takes them, and only a start would fail. */
  readonly define: (edits: readonly HardwareEdit[]) => Promise<Outcome>;
  remove(): Promise<void>;
}

export async function startBench(
  base: Base,
  name: string,
  backend: TestBackend,
  folder: string,
): Promise<Bench> {
  const virsh = virshOn(base.uri);
  const file = join(folder, `${name}.xml`);
  await writeFile(file, base.document(name, folder));
  await virsh('define', file);
  const list = await watchedGuests(backend.client);
  const { connection, uuid } = await list.when(name, () => true);
  await list.stop();
  const ref: GuestRef = { connection, uuid };
  const { hardware } = backend.client;
  const choices: HardwareChoices = await hardware.choices({ guest: ref });
  const text = async () => (await hardware.documents({ guest: ref })).next ?? '';
  const guest = async () => domain.of(parseDocument(await text()).root);
  return {
    base,
    name,
    virsh,
    guest,
    context: async () => ({ domain: await guest(), choices, running: false }),
    apply: (edits, later = false) =>
      hardware.apply({ guest: ref, edits: [...edits], later }).then(({ changes }) => ({ changes }), refusal),
    async define(edits) {
      const { xml, problems } = applyEdits(
        await virsh('dumpxml', name, '--inactive', '--security-info'),
        edits,
      );
      if (problems[0]) return { refused: JSON.stringify(problems[0].failure), changes: [] };
      await writeFile(file, xml);
      return virsh('define', '--validate', file).then(
        () => ({ changes: [] }),
        (thrown: Error) => ({ refused: thrown.message, changes: [] }),
      );
    },
    async remove() {
      await virsh('destroy', name).catch(() => undefined);
      await virsh('undefine', name, ...(base.uri.startsWith('lxc') ? [] : ['--nvram', '--tpm']));
    },
  };
}

function refusal(thrown: {
  message: string;
  data?: { code: string; detail?: string; params: object };
}): Outcome {
  const { data } = thrown;
  const refused = data ? `${data.code}: ${data.detail ?? JSON.stringify(data.params)}` : thrown.message;
  return { refused, changes: [] };
}

export const idsIn = (guest: Domain): Set<string> => new Set(itemsOf(guest).map(({ id }) => id));

/** The device of an element that was not there before, and what it says. */
export function freshIn(
  guest: Domain,
  before: ReadonlySet<string>,
  element: string,
): (Item & { readonly values: ItemValues }) | undefined {
  // libvirt adds the first serial port to a guest with a console, and names it as a console, too.
  const item = itemsOf(guest).find(
    each => each.element === element && !before.has(each.id) && each.id !== 'console:serial:0',
  );
  return item && { ...item, values: valuesOf(item) };
}
