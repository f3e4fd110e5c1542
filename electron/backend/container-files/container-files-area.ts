import { procedures } from '../procedures.ts';
import { copyIn, takenNames } from './copy-in.ts';
import { copyOut, type FilesDeps } from './copy-out.ts';
import { listFolder } from './list-folder.ts';
import { findPlace } from './place.ts';

/** What is inside a container: looked at, copied out and copied in, whether it runs or not. */
export function createContainerFilesArea(deps: FilesDeps) {
  const { containerFiles } = procedures;
  return {
    list: containerFiles.list.handler(async ({ input: { container, path }, signal }) =>
      listFolder(await findPlace(deps, container, path), signal),
    ),
    copyOut: containerFiles.copyOut.handler(({ input: { container, path, to }, context }) =>
      copyOut(deps, container, path, to, context.session),
    ),
    taken: containerFiles.taken.handler(async ({ input: { container, folder, names } }) => ({
      names: await takenNames(await findPlace(deps, container, folder), names),
    })),
    copyIn: containerFiles.copyIn.handler(({ input, context }) => copyIn(deps, input, context.session)),
  };
}
