import { expect, it } from 'vitest';
import { windows } from '../../overview/testing/guest-facts.ts';
import { attentionFacts } from '../testing/attention-facts.ts';
import { checkQxlWithoutSpice } from './qxl-without-spice.ts';

const card = (model: string) => `<video><model type='${model}'/></video>`;
const check = (devices: string, ...rest: [Parameters<typeof attentionFacts>[1]?]) =>
  checkQxlWithoutSpice(attentionFacts({ devices }, ...rest));
const vnc = `<graphics type='vnc'/>`;

it('offers a card that the system drives', () => {
  const to = (model: string) => [{ remedies: [{ edits: [{ op: 'set', values: { model } }] }] }];
  expect(check(vnc + card('qxl'))).toMatchObject(to('virtio'));
  expect(check(vnc + card('qxl'), { system: windows })).toMatchObject(to('vga'));
});

it('says nothing with SPICE, of other cards, and of guests without a screen', () => {
  expect(check(`${vnc}<graphics type='spice'/>${card('qxl')}`)).toEqual([]);
  expect(check(vnc + card('vga'))).toEqual([]);
  expect(check(card('qxl'))).toEqual([]);
});
