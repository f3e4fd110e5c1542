import { expect, it } from 'vitest';
import { attentionFacts } from '../testing/attention-facts.ts';
import { checkMissingFile } from './missing-file.ts';

const devices = `<disk><source file='/pool/a.qcow2'/><target dev='vda' bus='virtio'/></disk>`;
const check = (missing: string | undefined, running = false) =>
  checkMissingFile(
    attentionFacts(
      { devices },
      { running, disks: [{ target: 'vda', ...(missing !== undefined && { missing }) }] },
    ),
  );

it('tells a disk’s own file from one below it', () => {
  expect(check('/pool/a.qcow2')).toMatchObject([
    { what: 'The file of vda is not there.', severity: 'error' },
  ]);
  expect(check('/pool/base.qcow2')).toMatchObject([{ what: 'A file that vda stands on is gone.' }]);
});

it('warns not to stop a guest that still has it open', () => {
  expect(check('/pool/a.qcow2', true)[0]?.why).toContain('do not stop');
});

it('says nothing where all are there', () => {
  expect(check(undefined)).toEqual([]);
});
