import { refusalOf } from '#electron/docker/engine-error.ts';

/** 304: it is so already, which is what was wanted. */
export async function alreadyIs(asked: Promise<unknown>): Promise<void> {
  try {
    await asked;
  } catch (error) {
    if (refusalOf(error)?.status !== 304) throw error;
  }
}
