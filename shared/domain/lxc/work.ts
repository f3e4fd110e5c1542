import type { LxcRequest, LxcRoot } from '../../contract/lxc.ts';
import type { PlanDraft } from '../disks/plan/draft.ts';

/** What is done to make a container, once nothing stands in the way. */
export interface LxcWork {
  readonly request: LxcRequest;
  /** Missing where a folder is used as it is. */
  readonly unpack?: {
    readonly from: LxcRoot;
    /** A folder of ours, with the root folder in it. */
    readonly home: string;
    readonly root: string;
    /** Added to every owner. */
    readonly shift: number;
  };
  readonly root: string;
}

export interface PlannedLxc {
  readonly plan: PlanDraft & { readonly xml: string };
  readonly work?: LxcWork;
}
