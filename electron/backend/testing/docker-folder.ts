import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A person's Docker configuration of a test's own, laid out as Docker's own program does. */
export async function makeDockerFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-docker-'));
  const hashOf = (name: string) => createHash('sha256').update(name).digest('hex');

  return {
    folder,
    config: (text: string) => writeFile(join(folder, 'config.json'), text),

    async context(name: string, endpoint: { Host: string; SkipTLSVerify?: boolean }): Promise<string> {
      const place = join(folder, 'contexts', 'meta', hashOf(name));
      await mkdir(place, { recursive: true });
      const file = join(place, 'meta.json');
      await writeFile(file, JSON.stringify({ Name: name, Metadata: {}, Endpoints: { docker: endpoint } }));
      return file;
    },

    /** Where what TLS needs of a context belongs. */
    async tlsFolder(name: string): Promise<string> {
      const place = join(folder, 'contexts', 'tls', hashOf(name), 'docker');
      await mkdir(place, { recursive: true });
      return place;
    },

    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}

export type DockerFolder = Awaited<ReturnType<typeof makeDockerFolder>>;
