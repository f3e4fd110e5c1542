import { startPrivateDockerd } from '#electron/backend/testing/private-dockerd.ts';
import { ensureBusyboxImage } from '#electron/backend/testing/busybox-image.ts';

/** Requests at the same time: more than these make a dockerd no faster. */
const AT_ONCE = 8;

/** A dockerd of its own with so many containers, of which the first run. */
export async function startFullEngine(containers: number, running: number) {
  const daemon = await startPrivateDockerd();
  try {
    const image = await ensureBusyboxImage(daemon.address);
    const { default: Docker } = await import('dockerode');
    const docker = new Docker({ socketPath: daemon.socket });
    let next = 0;
    const worker = async () => {
      for (let at = next++; at < containers; at = next++) {
        const made = await docker.createContainer({
          name: `innkeeper-bench-${String(at).padStart(4, '0')}`,
          Image: image,
          Cmd: ['sleep', '100000'],
          Labels: { 'com.docker.compose.project': `p${at % 20}`, 'com.docker.compose.service': `s${at}` },
          HostConfig: { NetworkMode: 'none' },
        });
        if (at < running) await made.start();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return daemon;
  } catch (error) {
    await daemon.dispose();
    throw error;
  }
}
