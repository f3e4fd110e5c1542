import type { Failure } from '../../contract/failure.ts';
import type { ComposeTool } from '../../contract/projects.ts';
import type { HeldPort } from '../run/facts.ts';
import type { ComposeModel } from './compose-model.ts';
import type { Project } from './project.ts';

/** What a plan about a project is made from. */
export interface ProjectFacts {
  readonly tool: ComposeTool;
  /** The engine is on this computer: its folders are those that the files name. */
  readonly local: boolean;
  /** The project as it is; missing: nothing of it is there. */
  readonly project: Project | undefined;
  /** All files it was brought up from can be read here. */
  readonly filesHere: boolean;
  /** Bytes of volumes by name, as far as the engine told in time. */
  readonly sizes: Readonly<Record<string, number>>;
  /** For bringing up: what the files say, or why not. */
  readonly files?: readonly string[];
  readonly model?: ComposeModel | { readonly failure: Failure };
  /** Names of all images that are there. */
  readonly images: ReadonlySet<string>;
  readonly ports: readonly HeldPort[];
}
