import type { ImageRef } from '#shared/contract/images/image.ts';
import { repositoryOf } from '#shared/domain/images/reference.ts';
import { refusalOf } from '#electron/docker/engine-error.ts';
import { fail } from '../../failures/fail.ts';
import type { ImageDeps } from '../image-deps.ts';
import { requireReference } from './named.ts';

/** Gives an image one more name. Throws INPUT_INVALID, IMAGE_ABSENT. */
export async function tagImage(
  { engines }: ImageDeps,
  { engine, id, name }: ImageRef & { name: string },
): Promise<Record<string, never>> {
  const reference = requireReference(name);
  if (reference.digest !== undefined)
    throw fail('INPUT_INVALID', {
      field: 'name',
      reason: 'A digest cannot be given: it is what the image is.',
    });
  try {
    const { tag } = reference;
    await engines
      .require(engine)
      .docker.getImage(id)
      .tag({ repo: repositoryOf(reference), ...(tag !== undefined && { tag }) });
    return {};
  } catch (error) {
    if (refusalOf(error)?.status === 404) throw fail('IMAGE_ABSENT', { image: id });
    throw error;
  }
}
