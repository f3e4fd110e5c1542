import { expect, it } from 'vitest';
import { attentionFacts } from '../testing/attention-facts.ts';
import { checkNoTablet } from './no-tablet.ts';

const check = (devices: string) => checkNoTablet(attentionFacts({ devices }));
const vnc = `<graphics type='vnc'/>`;

it('offers one for VNC', () => {
  expect(check(vnc)).toMatchObject([
    { remedies: [{ edits: [{ op: 'add', element: 'input', values: { type: 'tablet', bus: 'usb' } }] }] },
  ]);
});

it('says nothing where there is one, without VNC, and without USB', () => {
  expect(check(`${vnc}<input type='tablet' bus='virtio'/>`)).toEqual([]);
  expect(check('')).toEqual([]);
  expect(check(`${vnc}<controller type='usb' model='none'/>`)).toEqual([]);
});
