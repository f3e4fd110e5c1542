import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrokenFileError } from '../json-file.ts';
import { findLogin } from './registry-login.ts';

let folder: string;
let env: NodeJS.ProcessEnv;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-login-'));
  env = { DOCKER_CONFIG: folder, PATH: `${folder}:${process.env['PATH']}` };
});
afterEach(() => rm(folder, { recursive: true }));

const config = (value: unknown) => writeFile(join(folder, 'config.json'), JSON.stringify(value));
const helper = async (name: string, script: string) => {
  const path = join(folder, `docker-credential-${name}`);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
};
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('the login of a registry', () => {
  it('is none without a configuration', async () => {
    expect(await findLogin('ghcr.io', env)).toEqual({});
  });

  it('is read from the file, whatever way the registry is written there', async () => {
    await config({ auths: { 'https://ghcr.io/v2/': { auth: base64('keeper:with:colons') } } });
    expect(await findLogin('ghcr.io', env)).toEqual({
      login: { serveraddress: 'ghcr.io', username: 'keeper', password: 'with:colons' },
    });
    expect(await findLogin('quay.io', env)).toEqual({});
  });

  it('can be a token', async () => {
    await config({ auths: { 'https://index.docker.io/v1/': { identitytoken: 'tok' } } });
    expect((await findLogin('docker.io', env)).login).toEqual({
      serveraddress: 'https://index.docker.io/v1/',
      identitytoken: 'tok',
    });
  });

  it('comes from the registry’s own helper before the common one, asked over its input alone', async () => {
    await helper('mine', 'read server; printf \'{"Username":"%s","Secret":"%s"}\' "$server" "$#$1"');
    await config({ credsStore: 'gone', credHelpers: { 'ghcr.io': 'mine' } });
    expect((await findLogin('ghcr.io', env)).login).toMatchObject({ username: 'ghcr.io', password: '1get' });
    expect(await findLogin('quay.io', env)).toEqual({ absentHelper: 'gone' });
  });

  it('takes a helper’s token as such', async () => {
    await helper('mine', 'echo \'{"Username":"<token>","Secret":"tok"}\'');
    await config({ credsStore: 'mine' });
    expect((await findLogin('ghcr.io', env)).login).toEqual({
      serveraddress: 'ghcr.io',
      identitytoken: 'tok',
    });
  });

  it('is none when the helper has none', async () => {
    await helper('mine', 'echo "credentials not found in native keychain"; exit 1');
    await config({ credsStore: 'mine' });
    expect(await findLogin('ghcr.io', env)).toEqual({});
  });

  it('runs no program but a helper', async () => {
    await config({ credsStore: '../../bin/sh' });
    expect(await findLogin('ghcr.io', env)).toEqual({ absentHelper: '../../bin/sh' });
  });

  it('says which file is broken, and nothing of what is in it', async () => {
    await writeFile(join(folder, 'config.json'), '{"auths": {"ghcr.io": {"auth": "c2VjcmV0"');
    const error: unknown = await findLogin('ghcr.io', env).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BrokenFileError);
    expect((error as BrokenFileError).path).toBe(join(folder, 'config.json'));
    expect(JSON.stringify(error) + String(error)).not.toContain('c2VjcmV0');
  });
});
