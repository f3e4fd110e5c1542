import type { ContainerDeps } from '../containers/ports.ts';
import type { CreateDeps } from '../create/create-deps.ts';

/** Machines of images are made as all machines are, of what an engine gives. */
export type ImageMachineDeps = ContainerDeps & CreateDeps;
