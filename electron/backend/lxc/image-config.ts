import { z } from 'zod';
import type { LxcImage } from '#shared/contract/lxc.ts';
import { refusalOf } from '#electron/docker/engine-error.ts';
import { fail } from '../failures/fail.ts';
import type { LiveEngine } from '../engines/ports.ts';

const words = z.array(z.string()).nullish();
/** What of an image says how it is run (moby: api/types/image, OCI image-spec config.md). */
const inspectSchema = z.object({
  Id: z.string(),
  Architecture: z.string().default(''),
  Size: z.number().default(0),
  Config: z
    .object({
      Entrypoint: words,
      Cmd: words,
      Env: words,
      User: z.string().nullish(),
      WorkingDir: z.string().nullish(),
    })
    .nullish(),
});

export interface ImageConfig extends LxcImage {
  /** As Go names it: amd64, arm64 … */
  readonly arch: string;
}

/** What an image is run with unless one says otherwise. IMAGE_ABSENT. */
export async function readImageConfig({ docker }: LiveEngine, image: string): Promise<ImageConfig> {
  const found = inspectSchema.parse(await docker.getImage(image).inspect().catch(absent(image)));
  const { Entrypoint, Cmd, Env, User, WorkingDir } = found.Config ?? {};
  return {
    id: found.Id,
    arch: found.Architecture,
    command: [...(Entrypoint ?? []), ...(Cmd ?? [])],
    env: (Env ?? []).map(variable),
    ...(User && { user: User }),
    ...(WorkingDir && { folder: WorkingDir }),
    size: found.Size,
  };
}

const absent = (image: string) => (error: unknown) => {
  if (refusalOf(error)?.status === 404) throw fail('IMAGE_ABSENT', { image });
  throw error;
};

function variable(text: string): { name: string; value: string } {
  const at = text.indexOf('=');
  return at < 0 ? { name: text, value: '' } : { name: text.slice(0, at), value: text.slice(at + 1) };
}
