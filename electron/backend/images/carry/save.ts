import type { Readable } from 'node:stream';
import { streamCall } from '#electron/docker/stream-call.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { SaveChoice } from '#shared/contract/images/actions.ts';
import type { Image } from '#shared/contract/images/image.ts';
import { imageTitle } from '#shared/domain/images/image-title.ts';
import type { LiveEngine } from '../../engines/ports.ts';
import { fail } from '../../failures/fail.ts';
import type { SessionId } from '../../ports.ts';
import { handOut } from '../../transfers/hand-out.ts';
import type { ImageDeps } from '../image-deps.ts';
import { readDetails } from '../read/read-details.ts';
import { readImages } from '../read/read-images.ts';

/** Writes images with their names and history into one tarball. Throws IMAGE_ABSENT. */
export async function beginSave(
  deps: ImageDeps,
  engine: EngineId,
  { images: names, to }: SaveChoice,
  session: SessionId,
): Promise<{ job: string; ticket?: string }> {
  const live = deps.engines.require(engine);
  const listed = await readImages(live);
  const images = names.map(name => requireListed(listed, name));
  const bytes = images.reduce((sum, { size }) => sum + size, 0);
  const [first] = images;
  const called = images.length === 1 && first ? imageTitle(first) : `${images.length} images`;
  return handOut(
    deps,
    {
      title: `Save “${called}”`,
      name: `${called.replaceAll(/[^\w.-]+/g, '_')}.tar`,
      to,
      of: { engine },
      write: async (sink, job) => {
        const tarball = await openTarball(live, names, images, job.signal);
        let done = 0;
        for await (const piece of tarball as AsyncIterable<Buffer>) {
          await sink(piece);
          job.transferred((done += piece.length));
          // What is around the layers is small beside them; the end is told by the end alone.
          job.progress(Math.min(0.99, done / Math.max(1, bytes)));
        }
        job.signal.throwIfAborted();
      },
    },
    session,
  );
}

async function openTarball(
  live: LiveEngine,
  names: readonly string[],
  images: readonly Image[],
  signal: AbortSignal,
): Promise<Readable> {
  try {
    return await streamCall(live.docker, '/images/get', { names }, signal);
  } catch (error) {
    signal.throwIfAborted();
    for (const { id } of images) {
      const { image, layers } = await readDetails(live, id);
      if (layers.length > 0) continue;
      throw fail('ENGINE_FAILED', {
        host: live.label,
        name: imageTitle(image),
        reason: 'This image has no layers: there are no files in it, and the engine saves none without.',
        remedy: 'Build it where it is needed: its history says of what.',
      });
    }
    throw error;
  }
}

function requireListed(images: readonly Image[], name: string): Image {
  const found = images.find(({ id, tags }) => id === name || tags.includes(name));
  if (found === undefined) throw fail('IMAGE_ABSENT', { image: name });
  return found;
}
