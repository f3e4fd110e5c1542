import type { ContainerDeps } from '../containers/ports.ts';
import type { PullDeps } from '../images/carry/pull.ts';

/** Running a container may mean fetching its image first. */
export type RunDeps = ContainerDeps & PullDeps;
