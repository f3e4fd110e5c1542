import type { CreatePlan } from '../../contract/create/plan.ts';
import type { CreateRequest } from '../../contract/create/request.ts';
import { spaceOf } from './disks/space.ts';
import type { GuestDesign } from './document.ts';
import type { CreateFacts } from './facts.ts';
import { definedDocument } from './final-document.ts';
import { editProblems, editWarnings } from './hand-edit.ts';
import { decideParts, listParts } from './parts.ts';
import { resolveRequest, withoutSecrets } from './resolved.ts';
import { settingOf } from './setting.ts';
import { planSteps } from './steps.ts';
import { nameProblems, offerProblems } from './system/problems.ts';
import type { Work } from './work.ts';
import { planWork } from './work-list.ts';

/** A plan as it crosses the contract, with what is needed to carry it out. */
export interface GuestPlan {
  readonly plan: CreatePlan;
  readonly work: readonly Work[];
  /** Missing when the connection cannot make such a guest at all: then `plan.problems` says why. */
  readonly design?: GuestDesign;
}

/** Makes the plan of a new guest: nothing is looked up and nothing is changed. */
export function planGuest(request: CreateRequest, facts: CreateFacts): GuestPlan {
  const setting = settingOf(request, facts);
  if (!setting) return impossible(request, facts);
  const parts = decideParts(setting);
  const design: GuestDesign = { setting, parts };
  const all = listParts(parts);
  const work = planWork(design);
  const { resolved, reasons } = resolveRequest(design);
  const xml = definedDocument(design);
  return {
    plan: {
      summary: all.flatMap(part => part.summary()),
      steps: planSteps(work, design),
      warnings: [...all.flatMap(part => part.warnings()), ...editWarnings(design)],
      problems: [
        ...nameProblems(request, facts),
        ...all.flatMap(part => part.problems()),
        ...editProblems(design),
      ],
      space: spaceOf(parts.disks.value, facts),
      lost: [...(facts.appliance?.lost ?? [])],
      xml,
      resolved,
      reasons,
    },
    work,
    design,
  };
}

function impossible(request: CreateRequest, facts: CreateFacts): GuestPlan {
  return {
    plan: {
      summary: [],
      steps: [],
      warnings: [],
      problems: [...offerProblems(request, facts), ...nameProblems(request, facts)],
      space: [],
      lost: [...(facts.appliance?.lost ?? [])],
      xml: '',
      resolved: withoutSecrets(request),
      reasons: {},
    },
    work: [],
  };
}
