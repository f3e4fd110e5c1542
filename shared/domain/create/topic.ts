import type { CreateProblem, CreateWarning, SummaryLine } from '../../contract/create/plan.ts';
import type { CreateRequest } from '../../contract/create/request.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import type { Offer } from '../capabilities/offer.ts';
import type { CreateFacts, OsFacts } from './facts.ts';

/** What every part of a plan may look at: the answers, the host, and the machine they are about. */
export interface Setting {
  readonly request: CreateRequest;
  readonly facts: CreateFacts;
  readonly offer: Offer;
  readonly os: OsFacts | undefined;
}

/** A part of the request with its defaults written out, and why each of them is what it is. */
export interface Decided<T> {
  readonly value: T;
  /** By field of the request, such as `cpu.mode`; what a person chose is not in it. */
  readonly reasons: Readonly<Record<string, string>>;
}

/**
 * One part of a guest (its CPU, its disks …), in a folder of its own: decides what was left open, says what is
 * wrong and what is unwise, writes its elements of the document and its lines of the summary. `Earlier` are
 * the parts it builds on.
 */
export interface Topic<T, Earlier = object> {
  decide(setting: Setting, earlier: Earlier): Decided<T>;
  problems(value: T, setting: Setting, earlier: Earlier): CreateProblem[];
  warnings(value: T, setting: Setting, earlier: Earlier): CreateWarning[];
  summary(decided: Decided<T>, setting: Setting, earlier: Earlier): SummaryLine[];
  write(domain: Domain, value: T, setting: Setting, earlier: Earlier): void;
}
