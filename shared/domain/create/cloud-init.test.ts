import { describe, expect, it } from 'vitest';
import type { OsFacts } from './facts.ts';
import { settingFor } from './testing/setting.ts';
import { decideCloudInit } from './cloud-init.ts';

const debian: OsFacts = { id: 'http://debian.org/debian/12', label: 'Debian 12', family: 'linux' };
const alpine: OsFacts = { id: 'http://alpinelinux.org/alpinelinux/3.20', label: 'Alpine', family: 'linux' };

const decide = (os: OsFacts | undefined, shell?: string) => {
  const setting = settingFor({
    source: { kind: 'cloud-image', image: '/srv/cloud.qcow2' },
    cloudInit: { users: [{ name: 'ada', ...(shell !== undefined && { shell }) }] },
  });
  return decideCloudInit({ ...setting, os });
};

describe('what cloud-init is told', () => {
  it('names the guest’s host after it', () => {
    expect(decide(undefined)?.value.hostname).toBe('web');
  });

  it('gives users the shell that a system gives its own', () => {
    const { value, reasons } = decide(debian) ?? {};
    expect(value?.users).toEqual([{ name: 'ada', shell: '/bin/bash' }]);
    expect(reasons?.['cloudInit.users.0.shell']).toBe('as Debian 12 gives its own users');
  });

  it('leaves it to a system that has no bash, or of which nothing is known', () => {
    expect(decide(alpine)?.value.users).toEqual([{ name: 'ada' }]);
    expect(decide(undefined)?.value.users).toEqual([{ name: 'ada' }]);
  });

  it('keeps the shell that was chosen', () => {
    expect(decide(debian, '/bin/zsh')?.value.users?.[0]?.shell).toBe('/bin/zsh');
  });

  it('is nothing where no cloud-init reads it', () => {
    expect(decideCloudInit(settingFor({}))).toBeUndefined();
  });
});
