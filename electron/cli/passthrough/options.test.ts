import { describe, expect, it } from 'vitest';
import { CliError } from '../verb.ts';
import { fullAddress } from './find-setup.ts';
import { lineDiff } from './line-diff.ts';
import { optionsOf } from './options.ts';

const complaint = (values: Record<string, string | boolean | string[]>) => {
  try {
    return optionsOf({ values });
  } catch (error) {
    return error instanceof CliError ? error.message : error;
  }
};

describe('the options of innkeeper passthrough', () => {
  it('become what is asked for, and leave the rest to the best for the host', () => {
    expect(optionsOf({ values: {} })).toEqual({});
    const values = {
      way: 'boot',
      rom: '/srv/card.rom',
      usb: ['046D:C52B'],
      'looking-glass': 'shmem,1920x1080',
      user: 'ada',
      'pin-cpus': true,
    };
    expect(optionsOf({ values })).toEqual({
      way: 'boot',
      rom: { from: 'file', path: '/srv/card.rom' },
      usb: [{ vendor: '046d', product: 'c52b' }],
      lookingGlass: { by: 'shmem', width: 1920, height: 1080, user: 'ada' },
      pinCpus: true,
    });
  });

  it.each([
    [{ way: 'magic' }, /--way/],
    [{ 'huge-pages': '4K' }, /--huge-pages/],
    [{ 'vendor-id': 'much too long for this' }, /--vendor-id/],
    [{ usb: ['keyboard'] }, /--usb/],
    [{ rom: 'relative.rom' }, /--rom/],
    [{ 'looking-glass': 'shmem' }, /shmem,1920x1080/],
    [{ 'looking-glass': 'shmem,1920x1080' }, /--user/],
  ])('that cannot be are named in one line: %j', (values, named) => {
    const said = complaint(values);
    expect(said).toMatch(named);
    expect(said).not.toContain('\n');
  });

  it('take addresses as lspci prints them', () => {
    expect(fullAddress('01:00.0')).toBe('0000:01:00.0');
    expect(fullAddress('0000:0A:00.0')).toBe('0000:0a:00.0');
  });
});

it('shows what of a document changes, with two lines around', () => {
  expect(lineDiff('a\nb\nc\nd\ne', 'a\nb\nc\nX\nd\ne')).toBe('@@ -2 +2 @@\n b\n c\n+X\n d\n e');
});
