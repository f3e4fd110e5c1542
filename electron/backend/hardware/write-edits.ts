import { DomainXMLFlags } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import type { HardwareEdit } from '#shared/contract/hardware.ts';
import type { EditsPlan } from '#shared/domain/hardware/plan-edits.ts';
import { fail, FailureError } from '../failures/fail.ts';
import { defineDocument } from './define-document.ts';
import type { HardwareDeps } from './hardware-deps.ts';
import { planOn } from './plan.ts';
import { type GuestDocuments, readDocument, readDocuments } from './read-documents.ts';

export interface Written {
  /** For all edits, those that were left out included. */
  readonly plan: EditsPlan;
  readonly documents: GuestDocuments;
  /** Gives the lasting document back what it had, unless someone else changed it since. */
  undo(): Promise<void>;
}

export interface WriteOptions {
  readonly later?: boolean;
  /** Edits, by their place, that are not for the document yet. */
  readonly without?: (plan: EditsPlan) => readonly { readonly edit: number }[];
}

/** Tries again when the document changes between reading and writing; more often is no coincidence. */
const ATTEMPTS = 3;

/**
 * Makes edits in the lasting document. What someone else changed meanwhile stays, unless it is the same property: the
 * first problem of the plan is thrown, CONFLICT among them, and nothing is written.
 */
export async function writeEdits(
  deps: HardwareDeps,
  guest: Guest,
  edits: readonly HardwareEdit[],
  { later = false, without = () => [] }: WriteOptions,
): Promise<Written> {
  const link = deps.connections.require(guest.connection);
  const rpc = await link.work();
  const defining = { rpc, log: deps.log, local: link.host.local, name: guest.name };
  const options = { secrets: true, later };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const documents = await readDocuments(rpc, guest, { secure: true });
    const plan = await planOn(deps, link, guest, documents, edits, options);
    const [problem] = plan.problems;
    if (problem) {
      const { failure, property } = problem;
      const params = { name: guest.name, ...failure.params, edit: String(problem.edit) };
      throw new FailureError({
        ...failure,
        params: property === undefined ? params : { ...params, property },
      });
    }
    const left = new Set(without(plan).map(({ edit }) => edit));
    const first = edits.filter((_, index) => !left.has(index));
    const { before, after } =
      left.size === 0 ? plan : await planOn(deps, link, guest, documents, first, options);
    const untouched = async () => undefined;
    if (documents.next === undefined || after === before) return { plan, documents, undo: untouched };
    const read = () => readDocument(rpc, guest, DomainXMLFlags.INACTIVE | DomainXMLFlags.SECURE);
    if ((await read()) !== before) continue;
    await defineDocument(defining, after);
    const defined = await read();
    const undo = async () => {
      if ((await read()) !== defined) throw fail('CONFLICT', { name: guest.name });
      await defineDocument(defining, before);
    };
    return { plan, documents, undo };
  }
  throw fail('CONFLICT', { name: guest.name }, 'Its document keeps changing.');
}
