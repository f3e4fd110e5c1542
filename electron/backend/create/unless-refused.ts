import { LibvirtError } from 'node-libvirt';

/** The answer of a call that not every driver has; undefined when libvirt refuses. A lost connection rejects. */
export async function unlessRefused<Answer>(call: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof LibvirtError) return undefined;
    throw error;
  }
}
