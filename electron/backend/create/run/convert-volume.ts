import { stat } from 'node:fs/promises';
import { convertImage } from '#electron/media/convert.ts';
import { writableFolder } from '../../storage/writable-folder.ts';
import type { CarryOut } from './carrying.ts';
import { withScratchFile } from './scratch.ts';
import { sourceOf } from './source-of.ts';
import { volumeStep } from './volume-step.ts';

/** Straight into the pool's folder where this computer may write there; elsewhere by way of a file of ours. */
export const carryOutConvert: CarryOut<'convert-volume'> = (work, carrying, part) =>
  volumeStep(work, carrying, async volume => {
    const { format, capacity, pool } = work;
    const { deps, guest, job } = carrying;
    const { signal } = job;
    const from = sourceOf(work.from, carrying);
    const convert = (to: string, share: number) =>
      convertImage(
        { ...from, from: from.path, to, format },
        { signal, progress: done => part.share(done * share) },
      );
    const live = deps.connections.require(guest.connection);
    if ((await writableFolder(live, pool)) !== undefined) {
      await volume.place(path => convert(path, 1), signal);
    } else {
      await withScratchFile(deps.stateDir, async path => {
        await convert(path, 0.5);
        const { size } = await stat(path);
        await volume.create({ format: 'raw', capacity: size, grownTo: capacity });
        await volume.fill({ path }, { signal, progress: done => part.share(0.5 + done / 2) });
      });
    }
    await volume.grow(capacity, signal);
  });
