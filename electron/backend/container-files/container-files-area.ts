import { procedures } from '../procedures.ts';
import { offer } from '../transfers/offer.ts';
import { copyIn, takenNames } from './copy-in.ts';
import { copyOut, type FilesDeps } from './copy-out.ts';
import { findLeaving } from './leaving.ts';
import { listFolder } from './list-folder.ts';
import { findPlace } from './place.ts';

/** What is inside a container: looked at, copied out and copied in, whether it runs or not. */
export function createContainerFilesArea(deps: FilesDeps) {
  const { containerFiles } = procedures;
  return {
    list: containerFiles.list.handler(async ({ input: { container, path }, signal }) =>
      listFolder(await findPlace(deps, container, path), signal),
    ),
    copyOut: containerFiles.copyOut.handler(({ input, context }) => copyOut(deps, input, context.session)),
    offer: containerFiles.offer.handler(async ({ input: { container, paths }, context }) =>
      offer(deps, await findLeaving(deps, container, paths), context.session),
    ),
    taken: containerFiles.taken.handler(async ({ input: { container, folder, names } }) => ({
      names: await takenNames(await findPlace(deps, container, folder), names),
    })),
    copyIn: containerFiles.copyIn.handler(({ input, context }) => copyIn(deps, input, context.session)),
  };
}
