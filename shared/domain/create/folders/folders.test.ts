import { describe, expect, it } from 'vitest';
import { kvmOffer, partOf, settingFor, windows } from '../testing/setting.ts';
import { foldersTopic } from './folders.ts';

const folders = (...args: Parameters<typeof settingFor>) => partOf(foldersTopic, settingFor(...args), {});
const shared = { path: '/srv/music', tag: 'music' };

describe('shared folders', () => {
  it('are none unless asked for', () => {
    expect(folders()).toMatchObject({ value: { folders: [] }, problems: [], warnings: [] });
  });

  it('are virtiofs', () => {
    const { domain, problems, warnings } = folders({ folders: [shared] });
    expect([...problems, ...warnings]).toEqual([]);
    expect(domain.devices.filesystems.items[0]).toMatchObject({
      driver: 'virtiofs',
      accessMode: 'passthrough',
      dir: '/srv/music',
      target: 'music',
      readonly: false,
    });
  });

  it('are 9p for reading only, and say so', () => {
    const { domain, warnings } = folders({ folders: [{ ...shared, readOnly: true }] });
    expect(domain.devices.filesystems.items[0]).toMatchObject({ driver: 'path', readonly: true });
    expect(warnings).toMatchObject([{ field: 'folders.0.readOnly', remedy: expect.stringContaining('9p') }]);
  });

  it('have tags of their own', () => {
    const { problems } = folders({ folders: [shared, { ...shared, path: '/srv/films' }] });
    expect(problems).toMatchObject([{ field: 'folders.1.tag', failure: { code: 'INPUT_INVALID' } }]);
  });

  it('need a QEMU and a libvirt that can', () => {
    const none = folders({ folders: [shared] }, {}, { ...kvmOffer, filesystemDrivers: ['path'] });
    expect(none.problems).toMatchObject([{ field: 'folders.0', failure: { code: 'UNSUPPORTED' } }]);
    const session = (libvirtVersion: number) =>
      folders({ folders: [shared] }, { session: true, libvirtVersion }).problems;
    expect(session(9_000_000)).toMatchObject([{ failure: { code: 'UNSUPPORTED' } }]);
    expect(session(10_000_000)).toEqual([]);
  });

  it('warn of sharing everything, and of Windows', () => {
    expect(folders({ folders: [{ path: '/', tag: 'all' }] }).warnings).toHaveLength(1);
    expect(folders({ folders: [shared] }, { os: windows }).warnings).toHaveLength(1);
  });
});
