import type { RunPart } from './part.ts';
import { environmentPart } from './parts/environment.ts';
import { lifecyclePart } from './parts/lifecycle.ts';
import { mountsPart } from './parts/mounts.ts';
import { networkPart } from './parts/network.ts';
import { portsPart } from './parts/ports.ts';
import { processPart } from './parts/process.ts';
import { resourcesPart } from './parts/resources.ts';
import { securityPart } from './parts/security.ts';

/** In the order in which a person reads them. */
export const runParts: readonly RunPart[] = [
  processPart,
  portsPart,
  mountsPart,
  environmentPart,
  networkPart,
  lifecyclePart,
  resourcesPart,
  securityPart,
];
