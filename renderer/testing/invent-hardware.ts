import kvmXml from '../../shared/domain/capabilities/fixtures/q35-kvm.xml?raw';
import type { Failure } from '#shared/contract/failure.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type {
  GuestDocuments,
  HardwareChange,
  HardwareChoices,
  HardwareEdit,
  HardwarePlan,
} from '#shared/contract/hardware.ts';
import { planEdits, type EditsPlan } from '#shared/domain/hardware/plan-edits.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { machineOf, offers } from './invent-offer.ts';
import { inventDocument } from './invent-document.ts';

/** The hardware of one invented guest: the real rules over documents that are kept here. */
export class InventedHardware {
  documents: GuestDocuments;
  readonly #driver: string;

  constructor(guest: Guest, change: (running: string) => string = text => text) {
    const text = inventDocument(guest);
    this.#driver = guest.virtualization === 'lxc' ? 'LXC' : 'QEMU';
    this.documents = isActive(guest.state) ? { live: text, next: change(text) } : { next: text };
  }

  plan(edits: readonly HardwareEdit[]): HardwarePlan {
    return toldOf(this.#planned(edits, false));
  }

  /** Throws the first problem, as the real one does. */
  apply(edits: readonly HardwareEdit[], later: boolean): { changes: HardwareChange[] } {
    const planned = this.#planned(edits, later);
    const [problem] = planned.problems;
    if (problem) throw new Refused(problem.failure);
    const { live } = this.documents;
    const atOnce = edits.flatMap(edit => happening(edit, planned.planned));
    this.documents = {
      next: planned.after,
      ...(live !== undefined && {
        live: atOnce.length === 0 ? live : planEdits(atOnce, { driver: this.#driver, next: live }).after,
      }),
    };
    return { changes: planned.planned.map(({ change }) => change) };
  }

  define(xml: string): { changes: HardwareChange[] } {
    this.documents = { ...this.documents, next: xml };
    return { changes: [] };
  }

  choices(): HardwareChoices {
    return inventChoices(this.#driver);
  }

  #planned(edits: readonly HardwareEdit[], later: boolean): EditsPlan {
    const { live, next } = this.documents;
    const facts = { driver: this.#driver, later, ...(live !== undefined && { live }) };
    return planEdits(edits, { ...facts, ...(next !== undefined && { next }) });
  }
}

/** The part of an edit that happens to the running guest. */
function happening(edit: HardwareEdit, planned: EditsPlan['planned']): HardwareEdit[] {
  const now = planned.filter(({ change }) => change.effect === 'now').map(({ change }) => change);
  if (edit.op !== 'set') return now.some(({ property }) => property === undefined) ? [edit] : [];
  const values = Object.entries(edit.values).filter(([name]) =>
    now.some(({ item, property }) => item === edit.item && property === name),
  );
  const { op, item } = edit;
  return values.length === 0 ? [] : [{ op, item, values: Object.fromEntries(values) }];
}

export class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

const toldOf = ({ planned, problems, warnings, before, after }: EditsPlan): HardwarePlan => ({
  changes: planned.map(({ change }) => change),
  problems: [...problems],
  warnings,
  before,
  after,
});

export const inventChoices = (driver = 'QEMU'): HardwareChoices => ({
  driver,
  libvirtVersion: 9_000_000,
  domainCapabilities: kvmXml,
  machine: machineOf(offers.kvm),
  machines: ['pc-q35-7.2', 'pc-i440fx-7.2', 'microvm'],
  hostCpus: 16,
  pools: [
    { name: 'default', active: true, path: '/var/lib/libvirt/images' },
    { name: 'slow', active: false, path: '/srv/images' },
  ],
  networks: [
    { name: 'default', active: true, mode: 'nat' },
    { name: 'lab', active: false, mode: 'isolated' },
  ],
  bridges: ['br0'],
  interfaces: ['enp3s0', 'enp4s0'],
  filters: ['clean-traffic'],
  secrets: [],
});
