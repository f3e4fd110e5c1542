import type { CreatePlan, CreateRequest } from '../../contract/create.ts';
import { resolveRequest } from './defaults.ts';
import { planDisk, type DiskPlan } from './disk-plan.ts';
import { writeDocument, type GuestDesign } from './document.ts';
import type { CreateFacts } from './facts.ts';
import { chooseHardware } from './hardware.ts';
import { findProblems } from './problems.ts';
import { planSteps } from './steps.ts';
import { summarise } from './summary.ts';
import { findWarnings } from './warnings.ts';

/** A plan as it crosses the contract, with what is needed to carry it out. */
export interface GuestPlan {
  readonly plan: CreatePlan;
  readonly disk: DiskPlan;
  /** Missing when the connection cannot make such a guest at all: then `plan.problems` says why. */
  readonly design?: GuestDesign;
}

/** Makes the plan of a new guest: nothing is looked up and nothing is changed. */
export function planGuest(request: CreateRequest, facts: CreateFacts): GuestPlan {
  const defaults = resolveRequest(request, facts);
  const { resolved, offer, os } = defaults;
  const disk = planDisk(resolved, facts);
  const shared = {
    steps: planSteps(resolved, disk),
    warnings: findWarnings(defaults, facts),
    problems: findProblems(defaults, facts),
    resolved,
  };
  if (!offer) return { plan: { ...shared, summary: [], xml: '' }, disk };
  const hardware = chooseHardware(offer, os, resolved.firmware);
  const design: GuestDesign = { resolved, offer, hardware, disk, os };
  return {
    plan: { ...shared, summary: summarise(defaults, hardware, disk), xml: writeDocument(design) },
    disk,
    design,
  };
}

/** The document to define, once the disk's real path is known. */
export function finalDocument(design: GuestDesign, uuid: string, diskPath?: string): string {
  const disk =
    diskPath === undefined || design.disk.kind === 'none' ? design.disk : { ...design.disk, path: diskPath };
  return writeDocument({ ...design, disk, uuid });
}
