import { z } from 'zod';
import { type ContainerState, containerStateSchema } from '#shared/contract/container-row.ts';

/** Podman's own states, some of which it lets through where Docker has others (libpod/define/containerstate.go). */
const ofPodman: Readonly<Record<string, ContainerState>> = {
  configured: 'created',
  initialized: 'created',
  // It was asked to end, and its processes go on meanwhile.
  stopping: 'running',
  stopped: 'exited',
  unknown: 'dead',
};

/** A container's state as an engine says it, whichever engine that is. */
export const engineStateSchema = z.preprocess(
  said => (typeof said === 'string' ? (ofPodman[said] ?? said) : said),
  containerStateSchema,
);
