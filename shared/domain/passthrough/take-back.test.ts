import { describe, expect, it } from 'vitest';
import { applyEdits } from '../hardware/apply-edits.ts';
import { planPassthrough } from './plan.ts';
import { takeBack } from './take-back.ts';
import { full, modern, old } from './testing/guests.ts';
import { CARD, desktop } from './testing/hosts.ts';
import { setting } from './testing/settings.ts';

const everything = {
  devices: [CARD],
  rom: { from: 'file', path: '/srv/card.rom' },
  hideKvm: true,
  vendorId: 'notahv',
  video: 'fallback',
  pinCpus: true,
  hugePages: '2M',
  usb: [{ vendor: '046d', product: 'c52b' }],
  evdev: ['/dev/input/by-id/usb-x-event-kbd'],
  lookingGlass: { by: 'kvmfr', width: 1920, height: 1080, user: 'ada' },
  lockMemory: true,
} as const;

function made(xml: string, ask: object = everything) {
  const { edits } = planPassthrough(setting({ facts: desktop(), ask: { devices: [CARD], ...ask }, xml }));
  const { xml: after, problems } = applyEdits(xml, edits);
  expect(problems).toEqual([]);
  return after;
}

const byText = (a: string, b: string) => (a < b ? -1 : 1);

/** What a document says, whatever the order of devices and attributes, without empty elements that are left. */
const meaning = (xml: string) =>
  xml
    .replaceAll('><', '>\n<')
    .replaceAll(/ xmlns:qemu=('[^']*'|"[^"]*")/g, '')
    .replaceAll(/<(memoryBacking|cputune|numatune|hyperv|kvm|qemu:commandline) *\/>/g, '')
    .split(/\n\s*/)
    .filter(line => line !== '')
    .map(line =>
      line
        .split(/ (?=\w+=)|(?=\/?>$)/)
        .toSorted(byText)
        .join(' '),
    )
    .toSorted(byText);

describe('taking a guest’s changes back', () => {
  it('knows when nobody edited anything since', () => {
    const after = made(modern);
    expect(takeBack({ before: modern, after, now: after }).how).toBe('whole');
    expect(takeBack({ before: modern, after, now: modern }).how).toBe('nothing');
  });

  it.each([
    ['a guest of today', modern],
    ['an old one', old],
    ['one without a free port', full],
  ])('leaves what was edited since in %s, and nothing of ours', (_, before) => {
    const after = made(before);
    const edit = (xml: string) => xml.replace('<acpi/>', '<acpi/>\n    <pmu state="off"/>');
    const taken = takeBack({ before, after, now: edit(after) });
    expect(taken.how).toBe('edits');
    expect(taken.kept).toEqual([]);
    const { xml, problems } = applyEdits(edit(after), taken.edits);
    expect(problems).toEqual([]);
    expect(meaning(xml)).toEqual(meaning(edit(before)));
  });

  it('keeps a property that a person set otherwise since, and says so', () => {
    const after = made(modern, { hideKvm: true });
    const now = after.replace("<hidden state='on'/>", "<hidden state='off'/>");
    expect(now).not.toBe(after);
    const { kept, edits } = takeBack({ before: modern, after, now });
    expect(kept.join()).toMatch(/kvmHidden.*stays/);
    expect(applyEdits(now, edits).xml).toContain("<hidden state='off'/>");
  });

  it('does not mind that a function was taken out by hand', () => {
    const after = made(modern, {});
    const now = after.replace(/\s*<hostdev[\s\S]*?<\/hostdev>/, '');
    const { edits } = takeBack({ before: modern, after, now });
    const { xml, problems } = applyEdits(now, edits);
    expect(problems).toEqual([]);
    expect(xml).not.toContain('<hostdev');
  });
});
