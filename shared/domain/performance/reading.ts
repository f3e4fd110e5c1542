/**
 * What libvirt has counted of a guest since its start, by the names of virConnectGetAllDomainStats
 * (https://libvirt.org/html/libvirt-libvirt-domain.html#virConnectGetAllDomainStats).
 */
export interface Reading {
  /** Monotonic, in ms. */
  readonly at: number;
  /** Milliseconds since 1970. */
  readonly shown: number;
  readonly numbers: ReadonlyMap<string, bigint>;
  readonly texts: ReadonlyMap<string, string>;
}

/** Whether a reading was taken while the guest was busy: libvirt then leaves out what it would have had to wait for. */
export const isWhole = ({ numbers }: Reading): boolean => numbers.has('cpu.time');

/** The entries of a group such as `block` by their name, and under which number they are counted. */
export function entriesOf({ numbers, texts }: Reading, group: string): Map<string, string> {
  const count = Number(numbers.get(`${group}.count`) ?? 0n);
  const entries = new Map<string, string>();
  for (let index = 0; index < count; index += 1) {
    const name = texts.get(`${group}.${index}.name`);
    if (name !== undefined) entries.set(name, `${group}.${index}`);
  }
  return entries;
}
